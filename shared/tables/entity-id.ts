/** The id in a stored key, as clients and events know it: the last part, since key builders put the owner first. */
export const entityId = (key: unknown): string => {
  const text = String(key);
  return text.slice(text.lastIndexOf('#') + 1);
};
