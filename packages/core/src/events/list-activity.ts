import type { Activity, UserId } from "@latch/contract";
import { requireRankAboveOrPeer } from "../administration/rank.ts";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { UserStore } from "../users/user.ts";
import type { ActivityStore } from "./activity.ts";

type Deps = { activity: Pick<ActivityStore, "list">; users: UserStore };
type PageQuery = { limit: number; cursor?: string };
type ActivityPage = { items: Activity[]; nextCursor?: string };

/** Returns the functions that list the activity of accounts, newest first. */
export function createListActivity({ activity, users }: Deps) {
  async function listPage(userId: UserId, { limit, cursor }: PageQuery): Promise<ActivityPage> {
    const { items, next } = await activity.list(userId, { limit, before: cursor });
    return { items, nextCursor: next };
  }

  return {
    /** Lists the activity of the caller's own account. */
    listOwn: ({ principal }: Context, input: PageQuery): Promise<ActivityPage> =>
      listPage(principal.userId, input),

    /**
     * Lists the activity of a user of a lower role, which contains IP addresses. A super_admin may see that of
     * another super_admin, to find out whether the account was stolen.
     * @throws `not_found`, `forbidden`
     */
    async listByUser(
      { principal }: Context,
      { userId, ...input }: PageQuery & { userId: UserId },
    ): Promise<ActivityPage> {
      const user = await users.get(userId);
      if (!user) throw new ProblemError("not_found");
      requireRankAboveOrPeer(principal, user);
      return listPage(userId, input);
    },
  };
}
export type ListActivity = ReturnType<typeof createListActivity>;
