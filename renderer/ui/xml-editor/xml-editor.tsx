import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { xml } from '@codemirror/lang-xml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useEffectEvent, useRef } from 'react';
import { styleNonce } from '#renderer/app/theme/emotion-cache.ts';
import styles from './xml-editor.module.css';

interface Props {
  label: string;
  text: string;
  /** Left out: to be read only. */
  onChange?: (text: string) => void;
  /** Shows what differs from this. */
  original?: string;
  /** What else the editor can do; made once, or the editor is made anew. */
  extra?: Extension;
  /** Takes all the room there is instead of growing with its text. */
  fill?: boolean;
  /** Told of the editor once it is there, and of nothing once it is gone. */
  onEditor?: (editor: EditorView | undefined) => void;
}

const colours = HighlightStyle.define([
  { tag: tags.tagName, color: 'var(--accent)' },
  { tag: tags.attributeName, color: 'var(--pause)' },
  { tag: tags.attributeValue, color: 'var(--run)' },
  { tag: tags.comment, color: 'var(--muted)' },
]);

function extensions({ label, onChange, original, extra }: Omit<Props, 'text'>): Extension[] {
  const nonce = styleNonce();
  return [
    nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
    lineNumbers(),
    history(),
    xml({ autoCloseTags: false }),
    syntaxHighlighting(colours),
    // Tab leaves the editor, as it leaves every field.
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onChange?.(state.doc.toString());
    }),
    onChange === undefined ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : [],
    extra ?? [],
    original === undefined
      ? []
      : unifiedMergeView({ original, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 } }),
  ];
}

/** XML with colours, undo and, against another document, what differs. */
export function XmlEditor({ label, text, onChange, original, extra, fill, onEditor }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const changed = useEffectEvent((next: string) => onChange?.(next));
  const told = useEffectEvent((view: EditorView | undefined) => onEditor?.(view));
  const editable = onChange !== undefined;
  useEffect(() => {
    if (place.current === null) return undefined;
    const options = {
      label,
      ...(editable && { onChange: changed }),
      ...(original !== undefined && { original }),
      ...(extra !== undefined && { extra }),
    };
    const view = new EditorView({ doc: text, extensions: extensions(options), parent: place.current });
    told(view);
    return () => {
      told(undefined);
      view.destroy();
    };
  }, [label, text, editable, original, extra]);
  return <div ref={place} className={styles['editor']} data-fill={fill} />;
}
