import { LatchProvider } from "@latch/client/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { session } from "./latch.ts";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no element #root");
createRoot(root).render(
  <StrictMode>
    <LatchProvider session={session}>
      <App />
    </LatchProvider>
  </StrictMode>,
);
