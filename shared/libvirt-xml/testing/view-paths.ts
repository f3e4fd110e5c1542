import type { AnyViewDefinition } from '../view/define-view.ts';
import { splitName } from '../xml/namespaces.ts';

/** Every element and attribute that a view models, by path, named as `schemaPaths` names them. */
export function viewPaths(definition: AnyViewDefinition): ReadonlySet<string> {
  const paths = new Set<string>([definition.name]);
  collect(definition, definition.name, [], paths);
  return paths;
}

function collect(
  definition: AnyViewDefinition,
  at: string,
  inside: readonly AnyViewDefinition[],
  paths: Set<string>,
): void {
  if (inside.includes(definition)) return;
  for (const property of Object.values(definition.schema)) {
    let path = at;
    for (const step of property.path.steps) {
      path = `${path}/${splitName(step).local}`;
      paths.add(path);
    }
    if (property.path.attribute !== undefined) paths.add(`${path}/@${property.path.attribute}`);
    if (property.kind === 'size') paths.add(`${path}/@${property.unitAttribute}`);
    if (property.kind === 'view' || property.kind === 'list')
      collect(property.view, path, [...inside, definition], paths);
  }
}
