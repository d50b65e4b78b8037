import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { limitsText } from "../call/limits.ts";
import { type SpecMember, type SpecService, useTranslate } from "../pageData.tsx";
import { typePath } from "../paths.ts";
import { formatText, useTexts } from "../texts/texts.ts";

interface Props {
  readonly serviceName: string;
  readonly service: SpecService;
  readonly members: readonly SpecMember[];
  readonly label: string;
  /** Whether it matters which of them must be given. */
  readonly showRequired: boolean;
  /** The member to highlight. */
  readonly highlighted?: string | undefined;
}

/** Parameters or fields as a table. */
export function MemberTable({ serviceName, service, members, label, showRequired, highlighted }: Props) {
  const texts = useTexts();
  const translate = useTranslate(service);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => row.current?.scrollIntoView({ block: "center" }), []);
  return (
    <div className="docs-scroll">
      <table>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            {showRequired && <th scope="col">{texts.required}</th>}
            <th scope="col">{texts.type}</th>
            <th scope="col">{texts.description}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr
              key={member.name}
              ref={member.name === highlighted ? row : undefined}
              className={member.name === highlighted ? "docs-highlighted" : undefined}
            >
              <th scope="row">
                <code>{member.name}</code>
              </th>
              {showRequired && <td>{member.required ? texts.yes : texts.no}</td>}
              <td>
                <TypeName serviceName={serviceName} service={service} member={member} />
              </td>
              <td>
                {translate(member.description)} {limitsText(member, texts)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TypeName({ serviceName, service, member }: { serviceName: string; service: SpecService; member: SpecMember }) {
  const texts = useTexts();
  const name = service.objects[member.member] ? (
    <Link href={typePath(serviceName, member.member)}>{member.member}</Link>
  ) : (
    member.member
  );
  if (member.type !== "list") return name;
  const [before = "", after = ""] = formatText(texts.listOf, { type: "\n" }).split("\n");
  return (
    <>
      {before}
      {name}
      {after}
    </>
  );
}
