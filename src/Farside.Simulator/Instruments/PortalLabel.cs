using System.Globalization;
using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;
using Farside.Core.Time;

namespace Farside.Simulator.Instruments;

/// <summary>What every Chang'e-4 label of the portal has in common, oddities included: comma in schemaLocation, file name for an identifier, <c>None</c> for nothing.</summary>
static class PortalLabel
{
    public const double LanderLongitudeDeg = 177.5991;
    public const double LanderLatitudeDeg = -45.4446;
    public const string Comment = "SIMULATED: made by Farside; no spacecraft took this";
    const string Remark = Credit.Simulated + " by Farside: not data of any spacecraft";

    /// <param name="isRover">Rover (CE4Ro) or lander (CE4La).</param>
    public static LabelElement Root(ProductName name, Epoch start, Epoch stop, string instrument, bool isRover, string wavelengths, IEnumerable<LabelElement> mission, LabelElement fileArea)
    {
        var root = new LabelElement("Product_Observational");
        root.Attributes.AddRange(Namespaces);
        root.Add(Identification(name));
        root.Add(new("Reference_List", "None"));
        root.Add(Group("Observation_Area",
            Group("Time_Coordinates", new("start_date_time", start.ToUtcText()), new("stop_date_time", stop.ToUtcText())),
            Group("Primary_Result_Summary", new("purpose", "Science"), new("processing_level", "Calibrated"),
                Group("Science_Facets", new("wavelength_range", wavelengths), new("domain", "Surface"))),
            Group("Investigation_Area", new("name", "CE4"), new("type", "Mission")),
            System(isRover),
            Group("Target_Identification", new("name", "Lunar"), new("type", "Satellite")),
            MissionArea(name, instrument, mission)));
        root.Add(fileArea);
        return root;
    }

    public static LabelElement Group(string name, params IEnumerable<LabelElement> children)
    {
        var group = new LabelElement(name);
        foreach (var child in children)
        {
            group.Add(child);
        }

        return group;
    }

    /// <summary>An element with a unit.</summary>
    public static LabelElement With(string name, string text, string unit)
    {
        var element = new LabelElement(name, text);
        element.Attributes.Add(new("unit", unit));
        return element;
    }

    /// <summary>Six decimals, as the portal prints angles, positions and vectors.</summary>
    public static string Six(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static LabelElement LanderLocation() => Group("Lander_Location",
        new("reference_frame", "MOON_COORDINATE_SYSTEM"),
        With("longitude", Six(LanderLongitudeDeg), "deg"),
        With("latitude", Six(LanderLatitudeDeg), "deg"));

    /// <param name="statedBytes">The size the label claims, which the landing camera's labels get wrong.</param>
    public static LabelElement File(string fileName, Epoch created, long statedBytes, int records) => Group("File",
        new("file_name", fileName),
        new("local_identifier", "None"),
        new("creation_date_time", created.ToUtcText()),
        With("file_size", Text(statedBytes), "byte"),
        new("records", Text(records)));

    public static LabelElement Array(string form, string dataType, IReadOnlyList<(string Name, int Length)> axes)
    {
        var array = Group(form,
            With("offset", "0", "byte"),
            new("axes", Text(axes.Count)),
            new("axis_index_order", "Last Index Fastest"),
            Group("Element_Array", new("data_type", dataType), new("unit", "data number")));
        for (var i = 0; i < axes.Count; i++)
        {
            array.Add(Group("Axis_Array", new("axis_name", axes[i].Name), new("elements", Text(axes[i].Length)), new("sequence_number", Text(i + 1))));
        }

        return array;
    }

    static IEnumerable<KeyValuePair<string, string>> Namespaces =>
    [
        new("xmlns", "http://pds.nasa.gov/pds4/pds/v1"),
        new("xmlns:pds", "http://pds.nasa.gov/pds4/pds/v1"),
        new("xmlns:sp", "http://pds.nasa.gov/pds4/sp/v1"),
        new("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        new("xsi:schemaLocation", "http://pds.nasa.gov/pds4/pds/v1,https://starbase.jpl.nasa.gov/pds4/1500/dph_example_products/xml_schema/PDS4_PDS_1500.xsd,http://pds.nasa.gov/pds4/sp/v1 PDS4_SP_1001.xsd"),
    ];

    static LabelElement Identification(ProductName name) => Group("Identification_Area",
        new("logical_identifier", name.FileName),
        new("version_id", "1.0"),
        new("title", "Chang'E 4(CE-4) mission"),
        new("information_model_version", "1.5.0.0"),
        new("product_class", "Product_Observational"),
        Group("Modification_History", Group("Modification_Detail",
            new("modification_date", "2019-01-03"), new("version_id", "1.0"), new("description", Remark))));

    static LabelElement System(bool isRover)
    {
        var craft = isRover ? "CE4Ro" : "CE4La";
        var component = Group("Observing_System_Component", new("name", craft), new("type", "Spacecraft"));
        if (!isRover)
        {
            component.Add(new("description"));
        }

        return Group("Observing_System", new("name", $"Observing System for {craft}"), component);
    }

    static LabelElement MissionArea(ProductName name, string instrument, IEnumerable<LabelElement> rest) => Group("Mission_Area",
        [
            new("product_id", name.FileName),
            new("product_version", name.Version.ToString()),
            new("product_level", name.Level),
            new("instrument_name", instrument),
            new("instrument_id", name.Instrument),
            new("sequence_id", name.Sequence),
            .. rest,
        ]);
}
