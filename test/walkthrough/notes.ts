import type { Edit } from "../support/processes/editable-copy.ts";

type Part = "contract" | "core" | "handlers" | "table" | "store" | "composition";

/** A domain with a store: notes that users create and list. */
export const notes: Record<Part, Edit[]> = {
  contract: [
    {
      file: "packages/contract/src/domains.ts",
      after: /export const domains = \{\n/,
      text: `  notes: "The notes of the signed-in user.",\n`,
    },
    {
      file: "packages/contract/src/notes/schemas.ts",
      text: `import * as z from "zod";

const text = z.string().min(1).max(1000).meta({ example: "Buy milk" });

export const NewNote = z.strictObject({ text }).meta({ id: "NewNote" });
export type NewNote = z.infer<typeof NewNote>;

export const Note = z.object({ noteId: z.string().meta({ example: "1" }), text }).meta({ id: "Note" });
export type Note = z.infer<typeof Note>;

export const NoteList = z.object({ items: z.array(Note) }).meta({ id: "NoteList" });
`,
    },
    {
      file: "packages/contract/src/notes/routes.ts",
      text: `import { anySession } from "../roles.ts";
import { defineRoutes, jsonBody, jsonResponse } from "../route.ts";
import { NewNote, Note, NoteList } from "./schemas.ts";

export const noteRoutes = defineRoutes("notes", {
  createNote: {
    method: "post",
    path: "/notes",
    summary: "Create a note",
    description: "Creates a note of the signed-in user.",
    security: anySession,
    request: { body: jsonBody(NewNote) },
    responses: { 201: jsonResponse("The note.", Note) },
  },
  listNotes: {
    method: "get",
    path: "/notes",
    summary: "List the notes of the user",
    description: "Returns all notes of the signed-in user.",
    security: anySession,
    responses: { 200: jsonResponse("The notes.", NoteList) },
  },
});
`,
    },
    {
      file: "packages/contract/src/contract.ts",
      after: /^/,
      text: `import { noteRoutes } from "./notes/routes.ts";\n`,
    },
    {
      file: "packages/contract/src/contract.ts",
      after: /export const routes = \{\n/,
      text: "  notes: noteRoutes,\n",
    },
    {
      file: "packages/contract/src/index.ts",
      after: /^/,
      text: `export type { NewNote, Note } from "./notes/schemas.ts";\n`,
    },
  ],
  core: [
    {
      file: "packages/core/src/notes/notes.ts",
      text: `import type { NewNote, Note } from "@latch/contract";

export type StoredNote = Note & { userId: string };

export interface NoteStore {
  create(note: StoredNote): Promise<void>;
  list(userId: string): Promise<StoredNote[]>;
}

type Context = { principal: { userId: string } };

/** Stores the notes of a user. */
export function createNotes({ notes, newNoteId }: { notes: NoteStore; newNoteId: () => string }) {
  return {
    async create({ principal: { userId } }: Context, { text }: NewNote): Promise<Note> {
      const note = { noteId: newNoteId(), text };
      await notes.create({ ...note, userId });
      return note;
    },

    async list({ principal: { userId } }: Context): Promise<Note[]> {
      return (await notes.list(userId)).map(({ noteId, text }) => ({ noteId, text }));
    },
  };
}
export type Notes = ReturnType<typeof createNotes>;
`,
    },
    {
      file: "packages/core/src/index.ts",
      after: /^/,
      text: `export { createNotes, type Notes, type NoteStore, type StoredNote } from "./notes/notes.ts";\n`,
    },
  ],
  handlers: [
    {
      file: "packages/api/src/handlers/notes.ts",
      text: `import type { Routes } from "@latch/contract";
import type { Notes } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";

export const noteHandlers = ({ notes }: { notes: Notes }): Handlers<Routes["notes"]> => ({
  createNote: async (c) =>
    c.json(await notes.create(requestContext(c), c.req.valid("json")), 201),
  listNotes: async (c) => c.json({ items: await notes.list(requestContext(c)) }, 200),
});
`,
    },
    {
      file: "packages/api/src/app.ts",
      after: /^/,
      text: `import { noteHandlers } from "./handlers/notes.ts";\n`,
    },
    {
      file: "packages/api/src/app.ts",
      after: /const handlers = \{\n/,
      text: "  notes: noteHandlers,\n",
    },
  ],
  table: [
    {
      file: "packages/adapters/src/dynamodb/tables/tables.ts",
      after: /export const tables = \{\n/,
      text: `  Notes: { partition: "userId", sort: "noteId", attributes: { userId: "S", noteId: "S" } },\n`,
    },
  ],
  store: [
    {
      file: "packages/adapters/src/dynamodb/stores/notes.ts",
      text: `import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { NoteStore, StoredNote } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { queryAll } from "../client/query.ts";

export const createNoteStore = ({ client, tables }: Database<"Notes">): NoteStore => ({
  async create(note) {
    await runCall(() => client.send(new PutCommand({ TableName: tables.Notes, Item: note })));
  },
  list: (userId) =>
    queryAll<StoredNote>(client, {
      TableName: tables.Notes,
      KeyConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
    }),
});
`,
    },
    {
      file: "packages/adapters/src/dynamodb/index.ts",
      after: /^/,
      text: `export { createNoteStore } from "./stores/notes.ts";\n`,
    },
  ],
  composition: [
    {
      file: "packages/composition/src/api.ts",
      after: /^/,
      text: `import { createNoteStore } from "@latch/adapters/dynamodb";
import { createNotes } from "@latch/core";
`,
    },
    {
      file: "packages/composition/src/api.ts",
      after: /export function composeApi\([\s\S]*?\n {2}return \{\n/,
      text: `    notes: createNotes({
      notes: createNoteStore(database),
      newNoteId: () => crypto.randomUUID(),
    }),
`,
    },
  ],
};
