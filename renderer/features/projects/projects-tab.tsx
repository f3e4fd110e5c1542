import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { useComposeTool, useProjects } from '#renderer/api/projects.ts';
import { goToEngineTab, useEnginePlace } from '#renderer/app/engine-area/place.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { ListOrWhy } from '#renderer/ui/item-panel/list-or-why.tsx';
import { RowList } from '#renderer/ui/row-list/row-list.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import type { Project } from '#shared/domain/projects/project.ts';
import { noTool } from '#shared/domain/projects/no-tool.ts';
import { ProjectPanel } from './project-panel.tsx';
import { UpDialog } from './up-dialog.tsx';
import { aboutOf, lookOf, runningOf } from './words.ts';
import styles from './projects.module.css';

/** The Compose projects of an engine, and bringing up others. */
export default function ProjectsTab() {
  const { engine, item } = useEnginePlace();
  const { projects, failure } = useProjects(engine);
  const { data: tool } = useComposeTool();
  const [bringing, setBringing] = useState(false);
  const choose = (name?: string) => goToEngineTab(engine, 'projects', name, item !== undefined);
  const up = (
    <Button
      variant="contained"
      color="primary"
      startIcon={<AddIcon />}
      disabled={tool?.kind === 'absent'}
      onClick={() => setBringing(true)}
    >
      Bring up…
    </Button>
  );
  return (
    <div className={styles['tab']}>
      {tool?.kind === 'absent' && (
        <div className={styles['note']}>
          <FailureNote failure={noTool} />
        </div>
      )}
      <ListOrWhy items={projects} failure={failure} looking="Looking for projects on the engine">
        {known =>
          known.length === 0 ? (
            <EmptyState title="No project yet" action={up}>
              A project is what a compose file describes: containers that belong together, with their networks
              and volumes.
            </EmptyState>
          ) : (
            <Listed projects={known} engine={engine} item={item} choose={choose} up={up} />
          )
        }
      </ListOrWhy>
      {bringing && (
        <UpDialog engine={engine} onClose={() => setBringing(false)} onStarted={name => choose(name)} />
      )}
    </div>
  );
}

interface ListedProps extends ReturnType<typeof useEnginePlace> {
  projects: readonly Project[];
  choose: (name?: string) => void;
  up: ReactNode;
}

function Listed({ projects, engine, item, choose, up }: ListedProps) {
  const chosen = projects.find(({ name }) => name === item);
  return (
    <SplitPane
      id="projects"
      detailLabel={chosen ? `Project ${chosen.name}` : 'Project'}
      main={
        <RowList
          label="Projects"
          noun="project"
          items={projects}
          keyOf={({ name }) => name}
          wordsOf={project =>
            [project.name, project.folder, ...project.services.map(each => each.name)].join(' ')
          }
          lookOf={project => ({
            title: project.name,
            about: aboutOf(project),
            facts: runningOf(project),
            note: project.services.length === 0 ? '' : countOf(project.services.length, 'service'),
            state: lookOf(project),
          })}
          chosen={item}
          onChoose={choose}
          actions={up}
        />
      }
      detail={
        chosen ? (
          <ProjectPanel key={chosen.name} engine={engine} project={chosen} onClose={() => choose()} />
        ) : (
          item !== undefined && (
            <EmptyState
              title={`There is no project “${item}” now`}
              action={<Button onClick={() => choose()}>Close</Button>}
            >
              It is being brought up, or was taken down with all that belonged to it.
            </EmptyState>
          )
        )
      }
    />
  );
}
