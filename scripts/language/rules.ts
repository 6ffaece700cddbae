import type { TextKind } from "./text.ts";

/** A word that the project does not use, or uses in another sense. */
export type Rule = {
  /** A text that breaks the rule; the test of the rules searches it in each kind of text. */
  example: string;
  /** With the flag g. A name is searched as its words in small letters: `readPlan` is "read plan". */
  pattern: RegExp;
  /** What to write instead. */
  instead: string;
  kinds: readonly TextKind[];
  /** Search a name as it is written. */
  asWritten?: boolean;
  /** Where the rule applies, if not in all files. */
  files?: RegExp;
};

/** A word that stays where it is. One that excuses nothing fails the check. */
export type Exception = {
  /** The file, or the beginning of its path. */
  file: string;
  /** What the rule found, in small letters. */
  word: string;
  /** What the text around it contains. */
  within?: string;
  reason: string;
};

const prose = ["contract", "document", "message", "comment", "test name"] as const;
const publicProse = ["contract", "document", "message"] as const;
const names = ["export", "member", "file name"] as const;

type Entry = [example: string, pattern: RegExp, instead: string, files?: RegExp];

/** Rules about words wherever they are. */
const words: Entry[] = [
  // Name the actor.
  [
    "nobody",
    /\b(?:no|some|any|every)body\b/gi,
    "the actor: the client, the user, the administrator, …",
  ],
  ["whoever", /\bwho(?:so)?(?:ever|mever)\b/gi, "the actor: a user who …, the client that …"],
  [
    "of yours",
    /\bof (?:yours|ours|theirs|mine|hers)\b/gi,
    "your …, our …: a possessive before the noun",
  ],
  // Use the verb of the field.
  [
    "telling",
    /\b(?:re|un)?tell(?:s|ers?|ings?)?\b/gi,
    "publish, deliver, notify, report, distinguish",
  ],
  ["told", /\b(?:re|un)?told\b/gi, "published, notified, reported (untold: failedEntries)"],
  ["says", /\bsay(?:s|ing)?\b|\bsaid\b/gi, "return, report, state, contain, log, mean"],
  ["heard", /\bhear(?:s|d|ing)?\b/gi, "receive, be notified"],
  [
    "forgotten",
    /\bforg(?:ets?|etting|etters?|ot|otten)\b(?!\s+(?:your\s+|the\s+)?password)/gi,
    "erase, delete",
  ],
  ["looks after", /\blook(?:s|ed|ing)?\s+after\b/gi, "maintain, manage, run"],
  ["stands", /\b(?:stands?|standing)\b(?!-|\s+for\b)|\bstood\b/gi, "be, be stored, run, apply"],
  ["held to", /\b(?:holds?|held|holding)\s+to\b/gi, "enforce, comply with"],
  // Names to replace.
  ["holder", /\bholders?\b/gi, "PersonalDataSource (personal data), leaseOwner (lease), owner"],
  ["happening", /\bhappenings?\b/gi, "DomainEvent, event"],
  ["sweep", /\bsweep(?:s|ers?|ing)?\b|\bswept\b/gi, "maintenance, the maintenance job"],
  ["patience", /\b(?:im)?patien(?:ce|t|tly)\b/gi, "timeoutMs, time limit; tests: retryOn503"],
  ["postponed", /\bpostpon(?:e|es|ed|ing)\b/gi, "changeVisibility, delay"],
  ["mail order", /\bmail\s+orders?\b/gi, "MailCommand, mail command"],
  ["device mark", /\bdevice\s+marks?\b/gi, "knownDeviceHash, hash of a known device"],
  ["mortal", /\bmortal\b/gi, "crashing (tests: crashing-database)"],
  ["endings", /(?<!line )\bendings\b/gi, "session-revocation"],
  ["equal text", /\bequal\s+text\b/gi, "timing-safe-equal"],
];

/** Rules about sentences: riddles, aphorisms, and the passages that show what to avoid. */
const phrases: Entry[] = [
  [
    "Who calls it is asked.",
    /(?<=^\s*|[.:;!]\s+|\|\s*)Who\b(?![^.!|]*\?)/gm,
    "A client that …, a user who …: name the actor",
  ],
  ["the plan in force", /\bin\s+force\b/gi, "effective (effectivePlan)"],
  ["a log-in", /\blog-ins?\b/gi, '"login" (noun), "log in" (verb)'],
  ["how to login", /\b(?:to|can|cannot|must|may|will|not)\s+login\b/gi, '"log in" (verb)'],
  ["used up", /\bused\s+up\b/gi, "already used, consumed"],
  ["for trying things", /\bfor\s+trying\s+things\b/gi, "for experiments"],
  ["goes by the time", /\bgo(?:es)?\s+by\b/gi, "use, depend on, follow"],
  ["writing that down", /\bwrit(?:es?|ing)\s+(?:it|that|this)\s+down\b/gi, "record, store"],
  [
    "does not know this method",
    /\bdo(?:es)?\s+not\s+know\s+th(?:e|is)\s+method\b/gi,
    "does not support this method",
  ],
  ["nothing here", /\bnothing\s+here\b/gi, "not found, does not exist"],
  ["lest", /\blest\b/gi, "so that … not"],
  ["anew", /\banew\b/gi, "again"],
  ["in vain", /\bin\s+vain\b/gi, "without effect, unsuccessfully"],
  ["bites", /\bbites?\b/gi, "report a violation, take effect"],
  ["spoilt", /\bspoil(?:s|t|ed|ing)?\b/gi, "break, change"],
  ["mended", /\bmend(?:s|ed|ing)?\b/gi, "fix, repair"],
  ["and the like.", /\b(?:the|its|their)\s+like\b(?=[.,;)])/gi, "similar …; name them"],
];

/** Rules about names as they are written, of exports and of files without their ending. */
const exactNames: Entry[] = [
  ["Alongside", /^(?:alongside|Alongside)$/g, "AtomicWrites"],
  ["userConsequences", /^user-?[cC]onsequences$|^consequencesOf/g, "user-transaction"],
  ["noteLockout", /^note[A-Z]\w*$/g, "recordX"],
  ["seen", /^[sS]een$/g, "logContext"],
  ["OnceStore", /^[oO]nce(?:$|[A-Z]\w*)/g, "IdempotencyRecord"],
  ["apiKeyTexts", /^[kK]eyTexts$|^[aA]piKeyTexts$/g, "ApiKeyCodec"],
  ["oneTimeTexts", /^[tT]okenTexts$|^[oO]neTimeTexts$/g, "OneTimeTokenSecrets"],
  ["Words", /^(?:[wW]ords|[sS]aid|sayings)$/g, "MailTexts"],
  ["planWebhooks", /^plan-?[wW]ebhooks$/g, "fan-out-webhooks"],
  ["recovery", /^recovery$/g, "email-verification, password-reset"],
  [
    "credentials",
    /^credentials$/g,
    "CredentialVerifier (guard); reauthenticate, change-password, change-email (core)",
  ],
  ["links", /^links$/g, "linked-resources", /^infra|^packages\/(?:lambda|config)/],
  ["served", /^(?:served|live)$/g, "http-function, alias", /^infra/],
  ["permissions", /^permissions$/g, "grants", /^infra/],
  ["background", /^background$/g, "queue consumers (Lambda), backgroundJobs (server)"],
  ["supervise", /^(?:supervise|bind|every|startup)$/g, "dev-server, bindPort, runEvery, lifecycle"],
  ["hidden", /^(?:memory|hidden)$/g, "ttl, visibilityTimeout"],
  ["refuseUrl", /^refuse(?:Url|Locked)$/g, "urlRejection, isLocked"],
  [
    "Place",
    /^(?:admitsItself|Place|place)$/g,
    "a field of the route; what it is, such as BindAddress",
  ],
  ["gate", /^(?:gate|rest|patiently)$/g, "toggle-server, suite-notice, retryOn503"],
  ["chain", /^(?:rounds|chain)$/g, "roundtrips, event-pipeline"],
];

export const rules: Rule[] = [
  ...toRules(words, [...prose, ...names]),
  ...toRules(phrases, prose),
  ...toRules(exactNames, ["export", "file name"]).map((rule) => ({ ...rule, asWritten: true })),
  ...toRules([["ids", /^ids$/g, "newId"]], ["export"]),
  ...toRules([["longest", /\b(?:most|longest)\b/g, "maxX"]], names),
  ...toRules([["at all", /\bat\s+all\b/gi, "nothing: leave it out"]], publicProse),
];

function toRules(entries: Entry[], kinds: readonly TextKind[]): Rule[] {
  return entries.map(([example, pattern, instead, files]) => ({
    example,
    pattern,
    instead,
    kinds,
    files,
  }));
}

/** None is needed for a name that may not change: prose has it in backticks, code as a string of one word. */
export const exceptions: Exception[] = [
  {
    file: "packages/server/compose.yaml",
    word: "forget",
    within: "forget-person",
    reason: "the name of a queue",
  },
  {
    file: "packages/server/kubernetes/worker.yaml",
    word: "forget",
    within: "forget-person",
    reason: "the name of a queue",
  },
];
