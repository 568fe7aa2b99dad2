import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCode, LocalCloudError } from '../errors.ts';
import { isJsonObject, type JsonObject, Properties } from './properties.ts';

/** The output of `cdk synth` in a folder: one stack's template, those of its nested stacks, its assets. */
export interface Assembly {
  stackName: string;
  template: JsonObject;
  /** Templates of nested stacks by the S3 object key that `TemplateURL` ends with. */
  nestedTemplates: ReadonlyMap<string, JsonObject>;
  /** Asset folders by the S3 object key under which the template names them. */
  assets: ReadonlyMap<string, string>;
}

/** @throws LocalCloudError unless the folder holds a cloud assembly with exactly one stack */
export function loadAssembly(directory: string): Assembly {
  const manifest = new Properties('manifest.json', readJson(join(directory, 'manifest.json')));
  if (manifest.objects('missing').length > 0) {
    throw new LocalCloudError(
      'The app looks values up in an AWS account (manifest.json, "missing"), which the local cloud cannot do.',
    );
  }
  const artifacts = manifest.object('artifacts');
  const ofType = (type: string) =>
    Object.keys(artifacts.values)
      .map((id) => ({ id, artifact: artifacts.object(id) }))
      .filter(({ artifact }) => artifact.optionalString('type') === type);

  const stacks = ofType('aws:cloudformation:stack');
  const [stack] = stacks;
  if (stack === undefined || stacks.length > 1) {
    const names = stacks.map(({ id }) => id).join(', ') || 'none';
    throw new LocalCloudError(
      `The app must have exactly one stack for the stage; it has: ${names}.`,
    );
  }
  const properties = stack.artifact.object('properties');
  const assets = new Map<string, string>();
  for (const { artifact } of ofType('cdk:asset-manifest')) {
    const file = artifact.object('properties').string('file');
    addAssets(assets, directory, new Properties(file, readJson(join(directory, file))));
  }
  const templateFile = join(directory, properties.string('templateFile'));
  // The stack's own template is among the assets too.
  const nested = [...assets].filter(
    ([, path]) => path.endsWith('.template.json') && path !== resolve(templateFile),
  );
  return {
    stackName: properties.optionalString('stackName') ?? stack.id,
    template: readJson(templateFile),
    nestedTemplates: new Map(nested.map(([key, path]) => [key, readJson(path)])),
    assets,
  };
}

function addAssets(assets: Map<string, string>, directory: string, manifest: Properties): void {
  const files = manifest.object('files');
  for (const id of Object.keys(files.values)) {
    const file = files.object(id);
    const path = file.object('source').optionalString('path');
    if (path === undefined) continue;
    const destinations = file.object('destinations');
    for (const name of Object.keys(destinations.values)) {
      assets.set(destinations.object(name).string('objectKey'), resolve(directory, path));
    }
  }
}

function readJson(path: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new LocalCloudError(
      errorCode(error) === 'ENOENT'
        ? `${path} is missing: the synthesized app is incomplete.`
        : `${path} cannot be read as JSON: the synthesized app is broken.`,
    );
  }
  if (!isJsonObject(value)) throw new LocalCloudError(`${path} does not hold a JSON object.`);
  return value;
}
