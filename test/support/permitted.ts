import {
  apiGrants,
  delivererGrants,
  forgetterGrants,
  type Grants,
  type MessageGrants,
  mailSenderGrants,
  plannerGrants,
  postponingGrants,
  publisherGrants,
  queueingGrants,
  recorderGrants,
  renewalGrants,
  sweepGrants,
  tasksGrants,
} from "../../infra/grants.ts";
import type { FunctionName } from "../../scripts/bundle.ts";

/** `action resource`, for each that is granted, as the recorder writes them down. */
const namesOf = (tables: Grants, ...messages: MessageGrants[]): string[] => [
  ...Object.entries(tables).flatMap(([table, { table: actions = [], indexes = {} }]) => [
    ...actions.map((action) => `dynamodb:${action} ${table}`),
    ...Object.entries(indexes).flatMap(([index, queries]) =>
      queries.map((action) => `dynamodb:${action} ${table}/index/${index}`),
    ),
  ]),
  ...messages.flatMap(({ topic = [], queues = {} }) => [
    ...topic.map((action) => `sns:${action} events`),
    ...Object.entries(queues).flatMap(([queue, actions]) =>
      actions.map((action) => `sqs:${action} ${queue}`),
    ),
  ]),
];

const unique = (names: string[]) => [...new Set(names)].sort();

/**
 * What the code of each function may call: test/functions records that it calls all of that and
 * nothing else, test/infra that its role allows all of that and nothing else.
 */
export const permitted: Record<FunctionName, string[]> = {
  api: unique(namesOf(apiGrants, queueingGrants)),
  authorizer: [],
  tasks: unique(namesOf(tasksGrants)),
  "publish-changes": unique(namesOf({}, publisherGrants)),
  "record-activity": unique(namesOf(recorderGrants)),
  "forget-person": unique(namesOf(forgetterGrants)),
  "plan-webhooks": unique(namesOf(plannerGrants, queueingGrants)),
  "deliver-webhooks": unique(namesOf(delivererGrants, queueingGrants)),
  // Where Amazon SES is the provider, infra/mail.ts adds ses:SendEmail.
  "send-mail": unique(namesOf(mailSenderGrants, postponingGrants)),
  sweep: unique([...namesOf(sweepGrants), ...namesOf(renewalGrants)]),
};
