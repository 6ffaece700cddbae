import * as z from "zod";

/** A whole number as JSON writes it. `Number` also reads an empty text, `0x10`, `1e2` and spaces. */
const wholeNumber = /^-?(?:0|[1-9]\d{0,14})$/;

/** Declares the query parameters of a list. A cursor is the id of the last item of the previous page. */
export const pageQuery = <Id extends z.ZodType<string, string>>(id: Id) => ({
  limit: z
    .preprocess(
      (text) => (typeof text === "string" && wholeNumber.test(text) ? Number(text) : text),
      z.int("Must be a whole number").min(1, "Must be at least 1").max(100, "Must be at most 100"),
    )
    .default(20)
    .meta({ description: "The maximum number of items in the page.", example: 20 }),
  cursor: id.optional().meta({
    description: "`nextCursor` of the previous page. Without it the API returns the first page.",
  }),
});

/** Declares a page of `items`. The last page has no `nextCursor`. */
export const pageSchema = <S extends z.ZodType>(id: string, item: S, what: string) =>
  z
    .object({
      items: z.array(item).meta({ description: `The ${what} in this page, the newest first.` }),
      nextCursor: z
        .string()
        .optional()
        .meta({ description: "The `cursor` of the next page. Absent in the last page." }),
    })
    .meta({ id, description: `A page of ${what}.` });
