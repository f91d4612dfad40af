/** The keys of an identity. They go into signatures and are never written anywhere. */
export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Of keys that end by themselves. */
  readonly securityToken?: string;
}

export type KeySource = () => Promise<Keys>;
