import './SubNav.css';

export interface SubNavProps<Id extends string> {
  readonly label: string;
  readonly current: Id;
  readonly items: readonly { readonly id: Id; readonly name: string; readonly count?: number }[];
  readonly onSelect: (id: Id) => void;
}

/** The parts of one place: links with the one that is shown marked as current, not tabs. */
export function SubNav<Id extends string>({ label, current, items, onSelect }: SubNavProps<Id>) {
  return (
    <nav className="sub-nav" aria-label={label}>
      <ul>
        {items.map(({ id, name, count }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === current ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                onSelect(id);
              }}
            >
              {name}
              {count !== undefined && <span className="num"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
