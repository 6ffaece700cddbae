export { createTasksApp } from "./app.ts";
export { composeTasks, type TasksRuntime } from "./compose.ts";
export { TasksEnvironment } from "./config.ts";
