import type { Activity, UserId } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { UserStore } from "../users/user.ts";
import type { ActivityStore } from "./activity.ts";

type Deps = { activity: Pick<ActivityStore, "list">; users: UserStore };
type Page = { limit: number; cursor?: string };
type ActivityPage = { items: Activity[]; nextCursor?: string };

/** Lists what happened to accounts, newest first. */
export function createListActivity({ activity, users }: Deps) {
  async function page(userId: UserId, { limit, cursor }: Page): Promise<ActivityPage> {
    const { items, next } = await activity.list(userId, { limit, before: cursor });
    return { items, nextCursor: next };
  }

  return {
    /** To the caller's own account. */
    ofCaller: ({ principal }: Context, input: Page): Promise<ActivityPage> =>
      page(principal.userId, input),

    /** To the account of another. @throws `not_found` */
    async ofUser(
      _ctx: Context,
      { userId, ...input }: Page & { userId: UserId },
    ): Promise<ActivityPage> {
      if (!(await users.get(userId))) throw new ProblemError("not_found");
      return page(userId, input);
    },
  };
}
export type ListActivity = ReturnType<typeof createListActivity>;
