import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { limitsIn } from "../call/limits.ts";
import { typePath } from "../paths.ts";
import { type SpecMember, type SpecService, useTold } from "../spec.tsx";
import { filled, useWords } from "../words/words.ts";

interface Props {
  readonly serviceName: string;
  readonly service: SpecService;
  readonly members: readonly SpecMember[];
  readonly label: string;
  /** Whether it matters which of them must be given. */
  readonly given: boolean;
  /** The one that somebody looks for. */
  readonly sought?: string | undefined;
}

/** Parameters or fields as a table. */
export function MemberTable({ serviceName, service, members, label, given, sought }: Props) {
  const words = useWords();
  const told = useTold(service);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => row.current?.scrollIntoView({ block: "center" }), []);
  return (
    <div className="docs-scroll">
      <table>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            {given && <th scope="col">{words.required}</th>}
            <th scope="col">{words.type}</th>
            <th scope="col">{words.description}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr
              key={member.name}
              ref={member.name === sought ? row : undefined}
              className={member.name === sought ? "docs-sought" : undefined}
            >
              <th scope="row">
                <code>{member.name}</code>
              </th>
              {given && <td>{member.required ? words.yes : words.no}</td>}
              <td>
                <TypeName serviceName={serviceName} service={service} member={member} />
              </td>
              <td>
                {told(member.description)} {limitsIn(member, words)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TypeName({ serviceName, service, member }: { serviceName: string; service: SpecService; member: SpecMember }) {
  const words = useWords();
  const name = service.objects[member.member] ? (
    <Link href={typePath(serviceName, member.member)}>{member.member}</Link>
  ) : (
    member.member
  );
  if (member.type !== "list") return name;
  const [before = "", after = ""] = filled(words.listOf, { type: "\n" }).split("\n");
  return (
    <>
      {before}
      {name}
      {after}
    </>
  );
}
