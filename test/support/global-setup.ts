import { LocalCloud } from './local-cloud.ts';

/** Starts the local cloud that the end-to-end tests share; Jest gives the environment on to its workers. */
export default async function setUp(): Promise<void> {
  const cloud = await LocalCloud.start();
  globalThis.reflektTestCloud = cloud;
  process.env.REFLEKT_TEST_CLOUD = JSON.stringify(cloud.address);
}

declare global {
  // `var` is the one way to declare a member of globalThis.
  var reflektTestCloud: LocalCloud | undefined;
}
