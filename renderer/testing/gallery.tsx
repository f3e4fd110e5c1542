import { createFakeBackend } from './fake-backend.ts';
import { scenes } from './scenes.ts';

// The whole interface over an invented backend: gallery.html?scene=long#/guests
const name = new URLSearchParams(location.search).get('scene') ?? 'usual';
const scene = scenes[name];
if (scene === undefined)
  throw new Error(`There is no scene “${name}”; there are ${Object.keys(scenes).join(', ')}.`);

// The router takes what stands before the hash for a part of its own address, and reads it while it loads.
history.replaceState(null, '', location.pathname + location.hash);
const { startApp } = await import('#renderer/app/start.tsx');
startApp(createFakeBackend(scene).link);
