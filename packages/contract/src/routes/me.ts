import { authenticate } from "../roles.ts";
import { reply, route } from "../route.ts";
import { User } from "../schemas/user.ts";

const tags = ["me"];

export const meRoutes = {
  getMe: route({
    operationId: "getMe",
    method: "get",
    path: "/me",
    summary: "Your own account",
    description: "The profile of the signed-in person.",
    tags,
    security: authenticate,
    responses: { 200: reply("The account.", User) },
  }),
};
