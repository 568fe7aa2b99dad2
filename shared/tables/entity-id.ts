/** The id that clients and events know is the last part of a stored key: the key builders put the owner before it. */
export const entityId = (key: unknown): string => {
  const text = String(key);
  return text.slice(text.lastIndexOf('#') + 1);
};
