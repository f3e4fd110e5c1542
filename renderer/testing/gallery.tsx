import { startApp } from '#renderer/app/start.tsx';
import { createFakeBackend } from './fake-backend.ts';
import { scenes } from './scenes.ts';

// The whole interface over an invented backend: gallery.html?scene=long#/guests
const scene = scenes[new URLSearchParams(location.search).get('scene') ?? 'usual'];
if (scene === undefined)
  throw new Error(`There is no such scene; there are ${Object.keys(scenes).join(', ')}.`);
startApp(createFakeBackend(scene).link);
