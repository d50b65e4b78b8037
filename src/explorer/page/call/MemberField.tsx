import { Button } from "tdesign-react/es/button";
import { Input } from "tdesign-react/es/input";
import { Radio } from "tdesign-react/es/radio";
import { Select } from "tdesign-react/es/select";
import type { SpecMember, SpecRule } from "#spec/spec.ts";
import { type SpecService, useTold } from "../spec.tsx";
import { useWords } from "../words/words.ts";
import { isObject, type Json, withMember } from "./json.ts";
import { limitsIn } from "./limits.ts";

interface Field {
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

interface Of extends Field {
  readonly member: SpecMember;
  readonly service: SpecService;
}

/** A parameter with its name, what it is for, and a way to give it. What is left empty is not sent. */
export function MemberField(of: Of) {
  const { member } = of;
  const words = useWords();
  const told = useTold(of.service);
  const type = member.type === "list" ? `${member.member}[]` : member.member;
  const heading = (
    <span className="member-name">
      <code>{member.name}</code> <span className="member-type">{type}</span>
      {member.required && <span className="member-required">{words.required}</span>}
    </span>
  );
  const about = (
    <p className="member-about">
      {told(member.description)} {limitsIn(member, words)}
    </p>
  );
  if (member.type === "object" || member.type === "list") {
    return (
      <details className="member" open={member.required || of.value !== undefined}>
        <summary>{heading}</summary>
        {about}
        {member.type === "object" ? <ObjectValue {...of} /> : <ListValue {...of} />}
      </details>
    );
  }
  return (
    <div className="member">
      {member.type === "bool" ? (
        <fieldset>
          <legend>{heading}</legend>
          <Switchable {...of} />
        </fieldset>
      ) : (
        // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
        <label>
          {heading}
          <Scalar {...of} kind={member.type} rules={member.rules} secret={member.secret} />
        </label>
      )}
      {about}
    </div>
  );
}

function ObjectValue({ member, service, value, onChange }: Of) {
  const object = isObject(value) ? value : {};
  const members = service.objects[member.member]?.members ?? [];
  return (
    <div className="nested">
      {members.map((one) => (
        <MemberField
          key={one.name}
          member={one}
          service={service}
          value={object[one.name]}
          onChange={(next) => {
            const changed = withMember(object, one.name, next);
            onChange(Object.keys(changed).length > 0 ? changed : undefined);
          }}
        />
      ))}
    </div>
  );
}

function ListValue({ member, service, value, onChange }: Of) {
  const words = useWords();
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const change = (next: readonly Json[]) => onChange(next.length > 0 ? next : undefined);
  const structure = service.objects[member.member];
  const kind = member.member === "int" || member.member === "float" ? member.member : "string";
  return (
    <div className="nested">
      {list.map((one, index) => {
        const replace = (next: Json | undefined) =>
          change(list.map((other, at) => (at === index ? (next ?? (structure ? {} : "")) : other)));
        const label = `${member.name}[${index}]`;
        return (
          // Elements have no name but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what an element is known by
          <div className="element" key={index}>
            {structure ? (
              <fieldset>
                <legend>
                  <code>{label}</code>
                </legend>
                <ObjectValue member={member} service={service} value={one} onChange={replace} />
              </fieldset>
            ) : (
              // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
              <label>
                <code>{label}</code>
                <Scalar kind={kind} rules={member.elementRules} secret={undefined} value={one} onChange={replace} />
              </label>
            )}
            <Button
              size="small"
              variant="text"
              aria-label={`${words.remove} ${label}`}
              onClick={() => change(list.filter((_, at) => at !== index))}
            >
              {words.remove}
            </Button>
          </div>
        );
      })}
      <Button
        size="small"
        variant="outline"
        aria-label={`${words.add} ${member.name}`}
        onClick={() => change([...list, structure ? {} : ""])}
      >
        {words.add}
      </Button>
    </div>
  );
}

interface ScalarOf extends Field {
  readonly kind: "string" | "int" | "float";
  readonly rules: readonly SpecRule[] | undefined;
  readonly secret: boolean | undefined;
}

function Scalar({ kind, rules = [], secret, value, onChange }: ScalarOf) {
  const words = useWords();
  const text = value === undefined ? "" : String(value);
  const choice = rules.find((rule) => rule.rule === "oneOf");
  if (choice) {
    return (
      <Select
        value={text}
        clearable
        creatable
        filterable
        placeholder={words.unset}
        options={choice.values.map((one) => ({ label: one, value: one }))}
        onChange={(next) => onChange(typeof next === "string" && next ? next : undefined)}
      />
    );
  }
  return (
    <Input
      value={text}
      type={secret ? "password" : "text"}
      placeholder={words.unset}
      onChange={(next) => onChange(next === "" ? undefined : read(kind, next))}
    />
  );
}

/** A number where it is one; else the text as it stands, so that the service says what is wrong with it. */
const read = (kind: ScalarOf["kind"], text: string): Json =>
  kind !== "string" && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;

function Switchable({ value, onChange }: Of) {
  const words = useWords();
  return (
    <Radio.Group
      value={value === undefined ? "unset" : String(value)}
      onChange={(next) => onChange(next === "unset" ? undefined : next === "true")}
    >
      <Radio value="unset">{words.unset}</Radio>
      <Radio value="true">true</Radio>
      <Radio value="false">false</Radio>
    </Radio.Group>
  );
}
