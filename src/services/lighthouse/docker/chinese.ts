/** Chinese for what this folder declares, by its English. */
export const dockerChinese: Readonly<Record<string, string>> = {
  Docker: "Docker",
  "Lists the current and past activities on the containers of an instance.": "列出实例上正在进行和已经完成的容器操作。",
  "Returns the configuration that a container of an instance was created with.": "查询实例上的容器当初按什么配置运行。",
  "Returns the details that Docker reports for a container of an instance.": "查询 Docker 对实例上某个容器的全部记录。",
  "Lists the containers on an instance.": "列出实例上的容器。",
  "Replaces a container of an instance with one that has a new id and the changed settings.":
    "按给出的新设置重新运行实例上的某个容器，ID 会变。",
  "Removes containers of an instance, including running ones. This cannot be undone.":
    "移除实例的容器，包括正在运行的，不可恢复。",
  "Renames a container of an instance.": "给实例上的某个容器改名。",
  "Removes a container of an instance and runs a new one with a new id in its place.":
    "移除实例上的某个容器，并在原处运行一个新容器，ID 会变。",
  "Restarts containers of an instance.": "停止实例上的容器，再重新启动。",
  "Creates containers on an instance and starts them.": "在实例上创建容器并启动。",
  "Starts containers of an instance.": "启动实例上的容器。",
  "Stops containers of an instance. Their restart policies do not start them again.":
    "停止实例上的容器；此后重启策略不再生效。",
  "Containers to run after the installation. Requires a Docker blueprint.": "实例就绪后运行的容器；仅限 Docker 镜像。",
  "Number of matching containers to skip.": "跳过多少条匹配结果。",
  "Maximum number of containers to return, 1 to 100.": "最多返回多少条：1 至 100。",
  "The instance, which has a Docker image.": "实例，须使用 Docker 镜像。",
  "Restricts the list to these activities.": "只查询这些活动。",
  "Restricts the list to activities created at or after this Unix time, in seconds.":
    "只查询在该 Unix 时间（秒）或之后创建的活动。",
  "Restricts the list to activities created at or before this Unix time, in seconds.":
    "只查询在该 Unix 时间（秒）或之前创建的活动。",
  "Container to describe.": "要查询配置的容器。",
  "The containers.": "容器。",
  "Narrows the list. container-id: id; container-name: name. At most 10 filters with 5 values each.":
    "缩小范围。container-id：ID；container-name：名称。至多 10 个过滤条件，每个至多 5 个值。",
  "Environment variables.": "环境变量。",
  "Ports to publish. Must not repeat.": "发布的端口，不能重复。",
  "Volumes to mount.": "要挂载的卷。",
  "Command to run. Defaults to the command of the image.": "运行的命令；不写则由容器镜像决定。",
  "Restart policy: no, on-failure[:TIMES], always or unless-stopped. Defaults to no.":
    "何时重新启动：no、on-failure[:次数]、always 或 unless-stopped；不写则为 no。",
  "New name. Must be unique on the instance.": "新名称，不能与实例上其他容器相同。",
  "Configuration of the new container. The name defaults to that of the old one.":
    "新容器的配置；未写名称则沿用旧名称。",
  "Containers to run. Names and ports must not repeat. An activity fails if its name or port is already in use.":
    "容器；请求中重复的名称和端口会被拒绝，已被占用的则使活动失败。",
  "Number of matching activities across all pages.": "匹配的活动总数，不分页。",
  "Activities on this page, newest first.": "本页的活动，从新到旧。",
  "Requested configuration, with the current name of the container.": "运行时的配置，以及现在的名称。",
  "Output of docker inspect: a JSON array with one element, in base64.":
    "JSON 列表，内有 docker inspect 给出的这一个容器，以 base64 编码。",
  "Number of matching containers across all pages.": "匹配的容器总数，不分页。",
  "Containers on this page, newest first.": "本页的容器，从新到旧。",
  "Id of the activity. See DescribeDockerActivities.": "活动 ID，见 DescribeDockerActivities。",
  "One activity id per container, in the order requested.": "每个容器一个活动 ID，顺序与请求一致。",
  "Value of the variable.": "变量的值。",
  "Id of the activity.": "活动 ID。",
  "Name of the action, or RunDockerContainer for each container of RunDockerContainers.":
    "接口名称；RunDockerContainers 的每个容器各对应一个 RunDockerContainer。",
  "State: INIT while waiting, OPERATING, then SUCCESS or FAILED.":
    "状态：等待时为 INIT，随后为 OPERATING，最后为 SUCCESS 或 FAILED。",
  "Output of Docker, in base64. Empty until the activity ends.": "Docker 的输出，以 base64 编码；结束前为空。",
  "Ids of the containers. A new container is included when it is created.": "涉及的容器；新运行的容器创建后即列入。",
  "Start time, in UTC.": "开始时间，UTC。",
  "End time, in UTC. Empty until the activity ends.": "结束时间，UTC；结束前为空。",
  "Id of the container: 64 hexadecimal digits.": "容器 ID：64 位十六进制数字。",
  "Name of the container.": "容器名称。",
  "Image of the container.": "容器的镜像。",
  "Command of the container. Empty if the image defines it.": "运行的命令；由容器镜像决定时为空。",
  "Status text in the wording of Docker, with its duration.": "处于现状多久，用 Docker 的说法表示。",
  "State: created, running or exited.": "状态：created、running 或 exited。",
  "Published ports.": "发布的端口。",
  "Mounted volumes.": "挂载的卷。",
  "Image to run.": "要运行的镜像。",
  "Name of the container. Defaults to two random words.": "容器名称；不写则由两个随机的词组成。",
  "Port on the instance.": "实例的端口。",
  "Port in the container.": "容器内的端口。",
  "Address on the instance. Defaults to 0.0.0.0.": "实例上的地址；不写则为 0.0.0.0。",
  "Protocol: tcp, udp or sctp. Defaults to tcp.": "协议：tcp、udp 或 sctp，默认为 tcp。",
  "Path in the container.": "容器内的路径。",
  "Path on the instance. If it is absent or empty, Docker manages the volume.":
    "实例上的路径；不写或为空则使用 Docker 自己的卷。",
  "Container to inspect.": "要查询的容器。",
  "Container to rename.": "要改名的容器。",
  "Container to change.": "要修改的容器。",
  "Container to replace.": "要替换的容器。",
  "Creation time, in UTC.": "创建时间，UTC。",
};
