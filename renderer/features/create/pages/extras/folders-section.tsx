import Button from '@mui/material/Button';
import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { useOptions } from '../../wizard/use-options.ts';
import { useRows } from '../../wizard/use-rows.ts';
import { RowList } from '../layout/row-list.tsx';
import { freeTag, mountCommand } from './folder-words.ts';
import styles from './extras.module.css';

/** Folders of the host that the guest mounts. */
export function FoldersSection() {
  const folders = useRows('folders');
  const able = useOptions()?.machine?.folders !== false;
  return (
    <Section title="Shared folders">
      <RowList
        list="folders"
        label="Shared folders"
        rows={folders}
        ordered={false}
        nameOf={({ tag }, at) => (tag === '' ? `Folder ${at + 1}` : tag)}
        essentialsOf={({ path, readOnly }) =>
          [path || 'no folder yet', readOnly && 'read-only'].filter(Boolean).join(' · ')
        }
        empty={
          able
            ? 'None. The guest mounts a folder by its tag (virtiofs), as fast as a disk of its own.'
            : 'The host’s QEMU has no virtiofs, so folders cannot be shared with this guest.'
        }
        fields={({ tag }, at) => (
          <>
            <AnswerRow>
              <TextAnswer
                path={`folders.${at}.path`}
                label="Folder of the host"
                resettable={false}
                placeholder="/srv/share"
                mono
              />
              <TextAnswer path={`folders.${at}.tag`} label="Tag" resettable={false} mono />
              <SwitchAnswer path={`folders.${at}.readOnly`} label="Read-only" resettable={false} />
            </AnswerRow>
            <p className={styles['mount']}>
              In a Linux guest: <code>{mountCommand(tag)}</code>
            </p>
          </>
        )}
        actions={add => (
          <Button
            disabled={!able}
            onClick={() => add({ path: '', tag: freeTag(folders.rows.map(({ tag }) => tag)) })}
          >
            Share a folder
          </Button>
        )}
      />
    </Section>
  );
}
