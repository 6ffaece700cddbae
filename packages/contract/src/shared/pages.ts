import * as z from "zod";

/** What every list takes. A cursor is the id that the page before ended with. */
export const pageQuery = <Id extends z.ZodType<string, string>>(id: Id) => ({
  limit: z.coerce
    .number("Must be a number")
    .int("Must be a whole number")
    .min(1, "Must be at least 1")
    .max(100, "Must be at most 100")
    .default(20)
    .meta({ description: "How many items at the most.", example: 20 }),
  cursor: id.optional().meta({ description: "`nextCursor` of the page before." }),
});

/** A page of `items`; no `nextCursor` means that it was the last one. */
export const pageSchema = <S extends z.ZodType>(id: string, item: S) =>
  z
    .object({
      items: z.array(item),
      nextCursor: z.string().optional().meta({ description: "Absent on the last page." }),
    })
    .meta({ id });
