import type { components } from "@latch/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { Form, Message, useAction } from "./action.tsx";
import { latch } from "./latch.ts";

type Task = components["schemas"]["Task"];

export function Tasks() {
  const [tasks, setTasks] = useState<Task[]>();
  const [next, setNext] = useState<string>();
  const { run, message } = useAction();
  const title = useRef<HTMLInputElement>(null);

  const load = useCallback(
    (cursor?: string) =>
      run(async () => {
        const { data, error } = await latch.listTasks({ params: { query: { cursor } } });
        if (error) return { error };
        setTasks((shown = []) => (cursor ? [...shown, ...data.items] : data.items));
        setNext(data.nextCursor);
        return {};
      }),
    [run],
  );
  useEffect(() => void load(), [load]);

  async function add(fields: Record<string, string>) {
    const { data, error } = await latch.createTask({
      // With the key, the client can repeat the request after a 503.
      params: { header: { "idempotency-key": crypto.randomUUID() } },
      body: { title: fields["title"] ?? "" },
    });
    if (error) return { error };
    setTasks((shown = []) => [data, ...shown]);
    if (title.current) title.current.value = "";
    return {};
  }

  const replace = (task: Task) =>
    setTasks((shown) => shown?.map((each) => (each.id === task.id ? task : each)));

  /** Shows the change at once, and takes it back if the API refuses it. */
  async function setDone(task: Task, isDone: boolean) {
    const status = isDone ? "done" : "todo";
    replace({ ...task, status });
    const path = { taskId: task.id };
    const { data, error } = await latch
      .updateTask({ params: { path }, body: { status } })
      .catch((reason) => {
        replace(task);
        throw reason;
      });
    replace(data ?? task);
    return { error };
  }

  async function remove({ id: taskId }: Task) {
    const { error } = await latch.deleteTask({ params: { path: { taskId } } });
    if (error) return { error };
    setTasks((shown) => shown?.filter(({ id }) => id !== taskId));
    title.current?.focus();
    return {};
  }

  return (
    <section aria-label="Tasks">
      <Form send={add} className="row">
        <input ref={title} name="title" aria-label="New task" placeholder="New task" required />
        <button type="submit">Add</button>
      </Form>
      <Message text={message} />
      {tasks?.length === 0 && <p className="quiet">There is nothing to do.</p>}
      <ul>
        {tasks?.map((task) => (
          <li key={task.id} className="row">
            <label className="check">
              <input
                type="checkbox"
                checked={task.status === "done"}
                onChange={(event) => {
                  const { checked } = event.target;
                  run(() => setDone(task, checked));
                }}
              />
              <span>{task.title}</span>
            </label>
            <button
              type="button"
              className="link"
              aria-label={`Delete ${task.title}`}
              onClick={() => run(() => remove(task))}
            >
              Delete
            </button>
          </li>
        ))}
      </ul>
      {next && (
        <button type="button" onClick={() => load(next)}>
          Show more
        </button>
      )}
    </section>
  );
}
