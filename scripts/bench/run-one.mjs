// node run-one.mjs BUNDLE: runs the measurement that a bundle exports by default, one JSON object a line.
// A bundle without one is what others share.
import { pathToFileURL } from 'node:url';

const { default: measure } = await import(pathToFileURL(process.argv[2] ?? '').href);
if (typeof measure === 'function') {
  for (const figure of await measure()) console.log(JSON.stringify(figure));
}
