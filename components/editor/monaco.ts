import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/lineSelection/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/longLinesHelper/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/readOnlyMessage/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/languages/definitions/ini/register";
import "monaco-editor/languages/definitions/markdown/register";
import "monaco-editor/languages/definitions/python/register";
import "monaco-editor/languages/definitions/redis/register";
import "monaco-editor/languages/definitions/sql/register";
import "monaco-editor/languages/definitions/yaml/register";
import { registerHttp } from "./languages/http";
import { registerJson } from "./languages/json";
import { registerNginx } from "./languages/nginx";
import { registerShell } from "./languages/shell";

/** Monaco with the features an answer needs and no others: no suggestions, no minimap, no command palette. */

registerHttp(monaco);
registerJson(monaco);
registerNginx(monaco);
registerShell(monaco);

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) =>
    new Worker(new URL("monaco-editor/editor/editor.worker.js", import.meta.url), { type: "module", name: label }),
};

export type Monaco = typeof monaco;
export { monaco };
