import styles from './uri-examples.module.css';
import { uriExamples } from './uri-form.ts';

/** Whole URIs to take and change. */
export function UriExamples({ onPick }: { onPick: (uri: string) => void }) {
  return (
    <ul className={styles['examples']} aria-label="Examples">
      {uriExamples.map(({ uri, meaning }) => (
        <li key={uri}>
          <button type="button" onClick={() => onPick(uri)}>
            <code>{uri}</code>
            <span>{meaning}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
