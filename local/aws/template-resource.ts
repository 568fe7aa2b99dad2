/** Reading a resource's properties so that nothing in them is ignored in silence. */
import { LocalCloudError } from '../errors.ts';
import type { TemplateResource } from './types.ts';

/** A stop that names the resource and what is wrong with it. */
export function unsupported(resource: TemplateResource, what: string): never {
  throw new LocalCloudError(`${resource.logicalId}: the local cloud does not support ${what}.`);
}

/** @throws LocalCloudError naming the first property outside the list */
export function onlyKnown(resource: TemplateResource, known: readonly string[]): void {
  for (const property of Object.keys(resource.properties)) {
    if (!known.includes(property)) unsupported(resource, `the property ${property}`);
  }
}

/** The resource's name in an ARN of `<prefix>:<name>` or `<prefix>/<name>`. */
export function lastPart(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? arn;
}
