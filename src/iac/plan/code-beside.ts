import type { Doc } from "../document.ts";
import { blockOf } from "./address.ts";

/** The code that a plan was made from, as a reader of code gave it: by address, and by block for what the code could not tell apart. */
export class CodeBeside {
  readonly scope: string;
  /** Put before the addresses of its documents. */
  readonly prefix: string;
  readonly docs: readonly Doc[];
  /** Whether it was evaluated with the variables of the plan, and so may tell values. Else it gives places only. */
  readonly tells: boolean;
  readonly #byAddress = new Map<string, Doc>();
  readonly #byBlock = new Map<string, Doc>();

  constructor(scope: string, docs: readonly Doc[], tells: boolean) {
    this.tells = tells;
    this.scope = scope;
    this.docs = docs;
    const [first] = docs;
    const hash = first === undefined ? -1 : first.id.indexOf("#");
    const name = scope.slice(scope.indexOf("/") + 1);
    this.prefix = hash >= 0 && first?.id.startsWith(`${name}#`) === true ? `${name}#` : "";
    for (const doc of docs) {
      this.#byAddress.set(this.addressOf(doc.id), doc);
      const block = this.addressOf(doc.block);
      if (!this.#byBlock.has(block)) this.#byBlock.set(block, doc);
    }
  }

  addressOf(id: string): string {
    return id.slice(this.prefix.length);
  }

  /** The document of an instance, or one of its block when the code could not tell the instances. */
  find(address: string): { readonly doc: Doc; readonly exact: boolean } | undefined {
    const exact = this.#byAddress.get(address);
    if (exact !== undefined) return { doc: exact, exact: true };
    const doc = this.#byBlock.get(blockOf(address));
    return doc && { doc, exact: false };
  }

  has(block: string): boolean {
    return this.#byBlock.has(block);
  }

  get blocks(): ReadonlySet<string> {
    return new Set(this.#byBlock.keys());
  }
}
