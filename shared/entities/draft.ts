/** The members that a draft gives, without undefined ones, for spreading over an entity. */
export const givenMembers = <Draft extends object>(draft: Draft | undefined) =>
  Object.fromEntries(Object.entries(draft ?? {}).filter(([, value]) => value !== undefined)) as {
    [Member in keyof Draft]?: Exclude<Draft[Member], undefined>;
  };
