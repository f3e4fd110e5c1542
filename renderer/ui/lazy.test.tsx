import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, it } from 'vitest';
import { lazy, loadAgain } from './lazy.ts';

/** As Chromium says it when what it loads is cut off. */
const cut = () => new TypeError('Failed to fetch dynamically imported module');

it('shows a part whose code came at the second time', async () => {
  let asked = 0;
  const Part = lazy(() => {
    asked += 1;
    return asked === 1 ? Promise.reject(cut()) : Promise.resolve({ default: () => <p>Here it is</p> });
  });
  render(
    <Suspense fallback={null}>
      <Part />
    </Suspense>,
  );
  expect(await screen.findByText('Here it is')).toBeTruthy();
  expect(asked).toBe(2);
});

it('asks twice at the most, and then says why', async () => {
  let asked = 0;
  const load = () => {
    asked += 1;
    return Promise.reject(cut());
  };
  await expect(loadAgain(load)).rejects.toBeInstanceOf(TypeError);
  expect(asked).toBe(2);
});
