// The life of an instance with the Java SDK, against a server at the given port, with the given public key.
import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.lighthouse.v20200324.LighthouseClient;
import com.tencentcloudapi.lighthouse.v20200324.models.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

class Life {
  final Cloud cloud;
  final LighthouseClient client;
  final String ubuntu;
  final String debian;
  /** The instance as a parameter. */
  String it;
  String id;

  interface Look<T> {
    T now() throws TencentCloudSDKException;
  }

  public static void main(String[] args) throws Exception {
    Life life = new Life(new Cloud(args[0]));
    life.begins();
    String key = life.letsAKeyIn(args[1]);
    life.comesBackFromASnapshot();
    life.rests();
    life.hasADisk();
    life.ends();
    life.client.DeleteKeyPairs(from("{KeyIds: ['%s']}", DeleteKeyPairsRequest.class, key));
    var keys = life.client.DescribeKeyPairs(from("{KeyIds: ['%s']}", DescribeKeyPairsRequest.class, key));
    life.cloud.check("no key", keys.getTotalCount() == 0);
    life.cloud.finish();
  }

  Life(Cloud cloud) throws TencentCloudSDKException {
    this.cloud = cloud;
    client = cloud.lighthouse(Cloud.KEY);
    List<Blueprint> all = new ArrayList<>();
    Blueprint[] page;
    do {
      String next = "{Offset: %d, Limit: 7}";
      page = client.DescribeBlueprints(from(next, DescribeBlueprintsRequest.class, all.size())).getBlueprintSet();
      all.addAll(Arrays.asList(page));
    } while (page.length == 7);
    long different = all.stream().map(Blueprint::getBlueprintId).distinct().count();
    cloud.check("each blueprint once", different == all.size() && different > 20);
    ubuntu = named("ubuntu22", all);
    debian = named("debian12", all);
  }

  static String named(String name, List<Blueprint> all) {
    return all.stream().filter(one -> name.equals(one.getBlueprintName())).findFirst().orElseThrow().getBlueprintId();
  }

  void begins() throws TencentCloudSDKException {
    String order = """
        {BundleId: 'bundle2022_gen_01', BlueprintId: '%s', InstanceName: 'life-java', Zones: ['ap-guangzhou-3'],
        InstanceChargePrepaid: {Period: 1, RenewFlag: 'NOTIFY_AND_AUTO_RENEW'}}""";
    id = client.CreateInstances(from(order, CreateInstancesRequest.class, ubuntu)).getInstanceIdSet()[0];
    it = "{InstanceIds: ['" + id + "']}";
    Instance bought = waitFor("RUNNING");
    cloud.check("as ordered", "life-java".equals(bought.getInstanceName()) && ubuntu.equals(bought.getBlueprintId()));
    cloud.check("as ordered too",
        "NOTIFY_AND_AUTO_RENEW".equals(bought.getRenewFlag()) && "ap-guangzhou-3".equals(bought.getZone()));
    cloud.refused("runs already", "UnsupportedOperation.InvalidInstanceState", id,
        () -> client.StartInstances(from(it, StartInstancesRequest.class)));

    String rule = "{Protocol: 'TCP', Port: '8080', CidrBlock: '10.0.0.1', Action: 'ACCEPT', FirewallRuleDescription: 'The shop'}";
    String opened = "{InstanceId: '%s', FirewallRules: [%s]}";
    client.CreateFirewallRules(from(opened, CreateFirewallRulesRequest.class, id, rule));
    var rules = client.DescribeFirewallRules(from("{InstanceId: '%s'}", DescribeFirewallRulesRequest.class, id));
    FirewallRuleInfo first = rules.getFirewallRuleSet()[0];
    cloud.check("opened, as it was written",
        List.of(first.getProtocol(), first.getPort(), first.getCidrBlock(), first.getAction(),
            first.getFirewallRuleDescription()).equals(List.of("TCP", "8080", "10.0.0.1", "ACCEPT", "The shop")));
  }

  String letsAKeyIn(String publicKey) throws TencentCloudSDKException {
    String sent = "{KeyName: 'life_java', PublicKey: '%s'}";
    String key = client.ImportKeyPair(from(sent, ImportKeyPairRequest.class, publicKey)).getKeyId();
    String both = "{KeyIds: ['%s'], InstanceIds: ['%s']}";
    client.AssociateInstancesKeyPairs(from(both, AssociateInstancesKeyPairsRequest.class, key, id));
    String[] keys = waitFor("RUNNING").getLoginSettings().getKeyIds();
    cloud.check("lets the key in", Arrays.equals(keys, new String[] {key}));
    var seen = client.DescribeKeyPairs(from("{KeyIds: ['%s']}", DescribeKeyPairsRequest.class, key));
    cloud.check("the key as it was sent", publicKey.equals(seen.getKeyPairSet()[0].getPublicKey()));
    return key;
  }

  void comesBackFromASnapshot() throws TencentCloudSDKException {
    var request = from("{InstanceId: '%s', SnapshotName: 'before'}", CreateInstanceSnapshotRequest.class, id);
    String snapshot = client.CreateInstanceSnapshot(request).getSnapshotId();
    var look = from("{SnapshotIds: ['%s']}", DescribeSnapshotsRequest.class, snapshot);
    Snapshot taken = wait(() -> client.DescribeSnapshots(look).getSnapshotSet()[0],
        seen -> "NORMAL".equals(seen.getSnapshotState()) && isDone(seen.getLatestOperationState()));
    cloud.check("a snapshot", taken.getPercent() == 100 && "before".equals(taken.getSnapshotName()));
    String reset = "{InstanceId: '%s', BlueprintId: '%s'}";
    client.ResetInstance(from(reset, ResetInstanceRequest.class, id, debian));
    cloud.check("a fresh system", debian.equals(waitFor("RUNNING").getBlueprintId()));
    String back = "{InstanceId: '%s', SnapshotId: '%s'}";
    client.ApplyInstanceSnapshot(from(back, ApplyInstanceSnapshotRequest.class, id, snapshot));
    cloud.check("rolled back", ubuntu.equals(waitFor("RUNNING").getBlueprintId()));
  }

  void rests() throws TencentCloudSDKException {
    client.StopInstances(from(it, StopInstancesRequest.class));
    waitFor("STOPPED");
    client.StartInstances(from(it, StartInstancesRequest.class));
    waitFor("RUNNING");
  }

  void hasADisk() throws TencentCloudSDKException {
    String order = "{Zone: 'ap-guangzhou-3', DiskSize: 20, DiskType: 'CLOUD_SSD', DiskChargePrepaid: {Period: 1}}";
    String disk = client.CreateDisks(from(order, CreateDisksRequest.class)).getDiskIdSet()[0];
    String them = "{DiskIds: ['" + disk + "']}";
    waitForDisk(them, "UNATTACHED");
    String attached = "{DiskIds: ['%s'], InstanceId: '%s'}";
    client.AttachDisks(from(attached, AttachDisksRequest.class, disk, id));
    cloud.check("attached", id.equals(waitForDisk(them, "ATTACHED").getInstanceId()));
    client.ResizeDisks(from("{DiskIds: ['%s'], DiskSize: 40}", ResizeDisksRequest.class, disk));
    cloud.check("larger", waitForDisk(them, "ATTACHED").getDiskSize() == 40);
    client.DetachDisks(from(them, DetachDisksRequest.class));
    waitForDisk(them, "UNATTACHED");
    client.IsolateDisks(from(them, IsolateDisksRequest.class));
    waitForDisk(them, "SHUTDOWN");
    client.TerminateDisks(from(them, TerminateDisksRequest.class));
    wait(() -> client.DescribeDisks(from(them, DescribeDisksRequest.class)), seen -> seen.getTotalCount() == 0);
  }

  void ends() throws TencentCloudSDKException {
    client.IsolateInstances(from(it, IsolateInstancesRequest.class));
    waitFor("SHUTDOWN");
    client.TerminateInstances(from(it, TerminateInstancesRequest.class));
    wait(() -> client.DescribeInstances(from(it, DescribeInstancesRequest.class)), seen -> seen.getTotalCount() == 0);
  }

  /** Waits until the instance is in a state and no operation is running. */
  Instance waitFor(String state) throws TencentCloudSDKException {
    return wait(() -> client.DescribeInstances(from(it, DescribeInstancesRequest.class)).getInstanceSet()[0],
        seen -> state.equals(seen.getInstanceState()) && isDone(seen.getLatestOperationState()));
  }

  Disk waitForDisk(String them, String state) throws TencentCloudSDKException {
    return wait(() -> client.DescribeDisks(from(them, DescribeDisksRequest.class)).getDiskSet()[0],
        seen -> state.equals(seen.getDiskState()) && isDone(seen.getLatestOperationState()));
  }

  static boolean isDone(String operationState) {
    return "SUCCESS".equals(operationState);
  }

  <T> T wait(Look<T> look, Predicate<T> holds) throws TencentCloudSDKException {
    for (int tries = 0; tries < 300; tries++) {
      T seen = look.now();
      if (holds.test(seen)) return seen;
      try {
        Thread.sleep(100);
      } catch (InterruptedException interruption) {
        break;
      }
    }
    throw new IllegalStateException("waited in vain");
  }

  /** A request of the SDK from a JSON template with inserted values. */
  static <T extends AbstractModel> T from(String json, Class<T> kind, Object... values) {
    return AbstractModel.fromJsonString(json.formatted(values), kind);
  }
}
