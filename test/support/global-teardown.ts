import './global-setup.ts';

/** Ends the shared cloud and deletes its data. */
export default async function tearDown(): Promise<void> {
  await globalThis.reflektTestCloud?.stop();
}
