import { describe, expect, it } from 'vitest';
import { LayerBook } from './layer-progress.ts';

const told = (...lines: [id: string, status: string, current?: number, total?: number][]) => {
  const book = new LayerBook();
  const shares = lines.map(([id, status, current, total]) => {
    book.apply({ id, status, current, total });
    return book.share ?? -1;
  });
  return { book, shares };
};

describe('the progress of layers', () => {
  it('follows a layer from waiting to there', () => {
    const { book, shares } = told(
      ['a', 'Pulling fs layer'],
      ['a', 'Downloading', 50, 100],
      ['a', 'Download complete'],
      ['a', 'Extracting', 50, 100],
      ['a', 'Pull complete'],
    );
    expect(shares).toEqual([0, 0.35, 0.7, 0.85, 1]);
    expect(book.layers).toEqual([{ id: 'a', stage: 'done', done: 100, total: 100 }]);
    expect(book.carried).toBe(100);
  });

  it('never goes back when a layer is tried again or another one shows', () => {
    const { shares } = told(
      ['a', 'Pulling fs layer'],
      ['a', 'Downloading', 90, 100],
      ['a', 'Downloading', 10, 100],
      ['b', 'Pulling fs layer'],
      ['a', 'Pull complete'],
      ['b', 'Pull complete'],
    );
    expect(shares).toEqual(shares.toSorted((x, y) => x - y));
    expect(shares.at(-1)).toBe(1);
  });

  it('takes no layer that is there already for a part of the work: those are named first', () => {
    const { shares } = told(
      ['base', 'Already exists'],
      ['a', 'Pulling fs layer'],
      ['b', 'Pulling fs layer'],
      ['a', 'Pull complete'],
    );
    expect(shares).toEqual([-1, 0, 0, 0.5]);
  });

  it('counts nothing as carried that was there already', () => {
    const { book } = told(['a', 'Layer already exists'], ['b', 'Pushing', 30, 20]);
    expect(book.carried).toBe(20);
    expect(book.share).toBe(1);
  });

  it('leaves lines alone that are about the whole image', () => {
    const book = new LayerBook();
    expect(book.apply({ id: 'latest', status: 'Pulling from library/busybox' })).toBe(false);
    expect(book.apply({ status: 'Digest: sha256:…' })).toBe(false);
    expect(book.share).toBeUndefined();
  });
});
