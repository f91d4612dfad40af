/** A text a user reads, in both languages of the project. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;
