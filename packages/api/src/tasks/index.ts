export { createTasksApp } from "./app.ts";
export { composeTasks, type TasksParts } from "./compose.ts";
export { TasksEnvironment } from "./config.ts";
