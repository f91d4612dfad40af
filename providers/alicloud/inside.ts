/** Answers about one thing that hold it in a member of theirs. */
import type { Detail } from "../../src/provider/call.ts";
import { isJson, jsonAt, textOf } from "../../src/provider/json.ts";

/** The object at a path of the answer. `name`: member of the request that names it, and of the document made of it. */
export function inside(path: string, name: string): Detail["find"] {
  return (body, request) => {
    const told = jsonAt(body, path);
    const id = textOf(request[name]);
    return isJson(told) ? [{ id, plus: { [name]: id }, body: told, path }] : undefined;
  };
}
