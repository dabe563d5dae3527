using System.Text.Json.Nodes;
using Farside.Simulator.Evaluation;

namespace Farside.Tests.Simulator.Evaluation;

/// <summary>A small archive, its products and its truth, written by a test in the forms that the simulator and the recipes write.</summary>
sealed class EvaluationFolders : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public EvaluationFolders()
    {
        Directory.CreateDirectory(Archive);
        Directory.CreateDirectory(Products);
        Directory.CreateDirectory(Path.Combine(Truth, "activities"));
        WriteMission();
    }

    public string Archive => _temp["archive"];
    public string Products => _temp["products"];
    public string Truth => _temp["archive.truth"];

    public void WriteMission(params (string Fault, string Product, string File)[] faults) => File.WriteAllText(Path.Combine(Truth, "mission.json"), new JsonObject
    {
        ["simulated"] = true,
        ["somethingNew"] = new JsonObject(),
        ["faults"] = new JsonArray([.. faults.Select(fault => new JsonObject { ["fault"] = fault.Fault, ["quirk"] = null, ["product"] = fault.Product, ["file"] = fault.File, ["detail"] = "", ["before"] = new JsonObject { ["sha256"] = "0a" }, ["after"] = File.Exists(Path.Combine(Archive, fault.File)) ? new JsonObject { ["sha256"] = "0b" } : null })]),
    }.ToJsonString());

    public void WriteActivity(string key, JsonObject activity)
    {
        activity["key"] = key;
        File.WriteAllText(Path.Combine(Truth, "activities", key + ".json"), activity.ToJsonString());
    }

    public void WriteShots(string key, params JsonObject[] shots) => WriteActivity(key, new() { ["shots"] = new JsonArray([.. shots]) });

    public EvaluationReport Judge(IEvaluation evaluation, int? most = null) => Evaluator.Run([evaluation], new() { Archive = Archive, Products = Products, Most = most });

    public void Dispose() => _temp.Dispose();
}
