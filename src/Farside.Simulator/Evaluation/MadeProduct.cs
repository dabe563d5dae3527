using System.Text.Json;

namespace Farside.Simulator.Evaluation;

/// <summary>One product folder: its record and the places of its files.</summary>
sealed class MadeProduct(string folder, JsonElement record)
{
    public string Folder => folder;

    /// <summary>A line of the product's page; null when it has none of that name.</summary>
    public string? Fact(string name) => record.List("facts").FirstOrDefault(fact => fact.Text("name") == name).Text("value");

    /// <summary>A number that says how good it is; null when it was not measured.</summary>
    public double? Quality(string name) => record.List("quality").FirstOrDefault(number => number.Text("name") == name).Number("value");

    /// <summary>Name of the one product of a recipe that went into it; null where there is none.</summary>
    public string? Cited(string recipe) => record.List("cites").FirstOrDefault(cited => cited.Text("recipe") == recipe).Text("id");

    /// <summary>Names of all products of a recipe that went into it, in its order.</summary>
    public IReadOnlyList<string> AllCited(string recipe) => [.. record.List("cites").Where(cited => cited.Text("recipe") == recipe).Select(cited => cited.Text("id")).OfType<string>()];

    /// <summary>Absolute path of a file that must be there.</summary>
    public string File(string name)
    {
        var path = Path.Combine(folder, name);
        return System.IO.File.Exists(path) ? path : throw new SimulationException(path, "nothing there", "a file of the product", "Delete the folder and make it again.");
    }
}
