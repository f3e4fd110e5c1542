import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { Attention } from '#renderer/ui/attention.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { XmlEditor } from '#renderer/ui/xml-editor/xml-editor.tsx';
import { type Choice, mergedText, mergeThree } from './merge.ts';
import styles from './three-way.module.css';

interface Props {
  base: string;
  theirs: string;
  mine: string;
  onBack: () => void;
  onMerged: (text: string) => void;
}

const choices = [
  { value: 'theirs', label: 'Theirs' },
  { value: 'mine', label: 'Yours' },
  { value: 'both', label: 'Both, theirs first' },
] as const;

/** Somebody else's edit and one's own of the same document, put together; where they clash a person decides. */
export function ThreeWay({ base, theirs, mine, onBack, onMerged }: Props) {
  const stretches = useMemo(() => mergeThree(base, theirs, mine), [base, theirs, mine]);
  const conflicts = stretches.filter(stretch => stretch.kind === 'conflict');
  const [chosen, setChosen] = useState<ReadonlyMap<number, Choice>>(new Map());
  const answers = conflicts.map((_, index) => chosen.get(index) ?? 'theirs');
  const merged = mergedText(stretches, answers);
  const open = conflicts.length - chosen.size;
  return (
    <>
      <Attention
        tone="info"
        what={
          conflicts.length === 0
            ? 'The two edits fit together.'
            : `${conflicts.length === 1 ? 'One place was' : `${conflicts.length} places were`} changed by both of you.`
        }
        why="Nothing is changed yet: you see the result before you define it."
      />
      <div className={styles['scroll']}>
        {conflicts.map((conflict, index) => (
          <section key={conflict.at} className={styles['conflict']}>
            <div className={styles['columns']}>
              <Column title="You both began with" lines={conflict.base} />
              <Column title="Somebody else made it" lines={conflict.theirs} />
              <Column title="You made it" lines={conflict.mine} />
            </div>
            <Segmented
              label={`Place ${index + 1}: which to take`}
              value={answers[index] ?? 'theirs'}
              choices={choices}
              onChange={choice => setChosen(new Map([...chosen, [index, choice]]))}
            />
          </section>
        ))}
        <h2>Together, against what the guest has now</h2>
        <XmlEditor key={merged} label="The two edits together" text={merged} original={theirs} />
      </div>
      <div className={styles['actions']}>
        <Button onClick={onBack}>Back to mine</Button>
        <Button variant="contained" color="primary" disabled={open > 0} onClick={() => onMerged(merged)}>
          {open > 0 ? `Choose ${open} more` : 'Go on with this'}
        </Button>
      </div>
    </>
  );
}

function Column({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 ? <p>Nothing</p> : <pre>{lines.join('\n')}</pre>}
    </div>
  );
}
