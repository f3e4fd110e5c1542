import PrintIcon from '@mui/icons-material/PrintOutlined';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import Button from '@mui/material/Button';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { saveText } from '#renderer/ui/host-change/save-text.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { PassthroughSetup } from '#shared/contract/passthrough.ts';
import { printText } from './print-text.ts';
import { wayBackText } from './way-back-text.ts';
import styles from './plan.module.css';

interface Props {
  title: string;
  /** The host, as people call it. */
  host: string;
  back: PassthroughSetup['back'];
}

/** Every way back, from the button to a rescue shell; kept outside of a computer whose screen may stay dark. */
export function WayBack({ title, host, back }: Props) {
  return (
    <Section title="Way back" aside={<KeepWayBack title={title} host={host} back={back} />}>
      <ol className={styles['back']}>
        {back.map(({ id, title: way, text, commands }) => (
          <li key={id}>
            <h3>{way}</h3>
            <p>{text}</p>
            {commands.map(command => (
              <div key={command} className={styles['command']}>
                <CopyText text={command} what={`the command of “${way}”`} />
              </div>
            ))}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The same as a file and on paper. */
export function KeepWayBack({ title, host, back }: Props) {
  return (
    <span className={styles['keep']}>
      <Button
        startIcon={<SaveIcon />}
        aria-label="Save the way back as a text file"
        onClick={() => saveText(fileName(host), wayBackText(title, host, back))}
      >
        Save
      </Button>
      <Button
        startIcon={<PrintIcon />}
        aria-label="Print the way back"
        onClick={() => printText(`Way back – ${host}`, wayBackText(title, host, back))}
      >
        Print
      </Button>
    </span>
  );
}

const fileName = (host: string) => `way-back-${host.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.txt`;
