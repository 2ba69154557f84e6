export const identityNames = ['model_id', 'name', 'slug'] as const;

/** What a new model is called. What is not typed follows the source. */
export type Identity = Partial<Record<(typeof identityNames)[number], string>>;

/** What was typed; an emptied name or slug is the server's to choose. */
export function filled(names: Identity): Identity {
  const entries = identityNames.flatMap((name) => {
    const text = names[name]?.trim();
    return text === undefined || (text === '' && name !== 'model_id') ? [] : [[name, text]];
  });
  return Object.fromEntries(entries);
}
