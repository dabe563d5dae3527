using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Records;
using Farside.Core.Sky;
using Farside.Formats.Radar;
using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>A profile for programs: traces as CSV, echoes as SEG-Y with a PDS4 label on it, scatterers as GeoJSON.</summary>
static class ProfileFiles
{
    static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] Table(RadarProfile profile)
    {
        var text = new StringBuilder("trace,along_m,utc,east_m,north_m,up_m,pitch_deg,roll_deg,yaw_deg,stored_trace\n");
        for (var i = 0; i < profile.Traces.Count; i++)
        {
            var trace = profile.Traces[i];
            text.Append(CultureInfo.InvariantCulture, $"{i},{trace.AlongM:F3},{(IsTaken(trace) ? trace.Time.ToUtcText() : "")},{trace.Place.X:F4},{trace.Place.Y:F4},{trace.Place.Z:F4},")
                .Append(CultureInfo.InvariantCulture, $"{Degrees(trace.AttitudeRad?.Pitch)},{Degrees(trace.AttitudeRad?.Roll)},{Degrees(trace.AttitudeRad?.Yaw)},{(IsTaken(trace) ? trace.Number.ToString("0.###", CultureInfo.InvariantCulture) : "")}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Between two periods the way goes on, but nobody listened.
    static bool IsTaken(PlacedTrace trace) => !double.IsNaN(trace.Number);

    /// <summary>The echoes with places; where traces have none, along the way alone.</summary>
    /// <param name="section">The profile's, or its migrated one.</param>
    public static RadarFile File(RadarProfile profile, RadarSection section) => new()
    {
        Format = "SEG-Y rev 1",
        Echo = section.Echo,
        IntervalNs = section.IntervalNs,
        FirstNs = section.FirstNs,
        Traces = [.. Enumerable.Range(0, section.Traces).Select(i => i < profile.Traces.Count && profile.Traces[i] is var trace
            ? new RadarFileTrace(IsTaken(trace) ? trace.Time : null, trace.AlongM, trace.Place.X, trace.Place.Y, trace.Place.Z) { IsDead = !IsTaken(trace) }
            : new RadarFileTrace(null, i * section.SpacingM, null, null, null))],
    };

    /// <summary>The steps of the migrated section: its migration stands before the gain.</summary>
    public static IReadOnlyList<RadarStep> MigratedSteps(RadarProfile profile)
    {
        var filters = profile.Steps.TakeWhile(step => step is TimeZeroStep or DewowStep or BandPassStep or BackgroundStep or AcrossHighPassStep).Count();
        return [.. profile.Steps.Take(filters), new StoltStep { VelocityMPerNs = Depth.Velocity(profile.Depth!.Value.Taken) }, .. profile.Steps.Skip(filters)];
    }

    /// <summary>Lines for the textual header.</summary>
    public static IReadOnlyList<string> Words(IReadOnlyList<RadarStep> steps, string title, string credit, bool isSimulated) =>
    [
        title.Replace("·", "/", StringComparison.Ordinal).Replace('’', '\''), credit, isSimulated ? Credit.Simulated : "", "STEPS",
        .. steps.Select(step => step.ToString()),
    ];

    public static byte[] Picks(RadarProfile profile, LunarSite site, bool isSimulated) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["type"] = "FeatureCollection",
        ["body"] = "Moon",
        ["sphereRadiusM"] = LunarSite.SphereRadiusM,
        ["coordinates"] = "longitude east, latitude; planetocentric, mean-Earth / polar-axis",
        ["landerPosition"] = site.Name,
        ["simulated"] = isSimulated ? Credit.Simulated : null,
        ["features"] = new JsonArray([.. profile.Picks.Select(pick => (JsonNode)Feature(profile, pick, site, isSimulated))]),
    }, Plain);

    static JsonObject Feature(RadarProfile profile, Hyperbola pick, LunarSite site, bool isSimulated)
    {
        var trace = profile.Traces[Math.Clamp((int)Math.Round(pick.AtM / profile.Section.SpacingM), 0, profile.Traces.Count - 1)];
        var point = site.PointAt(trace.Place.X, trace.Place.Y);
        var lon = point.Longitude.Degrees;
        var about = new JsonObject
        {
            ["kind"] = "scatterer",
            ["siteM"] = new JsonArray(Math.Round(trace.Place.X, 3), Math.Round(trace.Place.Y, 3), Math.Round(trace.Place.Z, 3)),
            ["alongM"] = Math.Round(pick.AtM, 3),
            ["alongSigmaM"] = Math.Round(pick.AtSigmaM, 3),
            ["twoWayNs"] = Math.Round(pick.Ns, 3),
            ["twoWaySigmaNs"] = Math.Round(pick.NsSigma, 3),
            ["velocityMPerNs"] = Math.Round(pick.VelocityMPerNs, 5),
            ["velocitySigmaMPerNs"] = Math.Round(pick.VelocitySigma, 5),
            ["permittivity"] = Math.Round(pick.Permittivity, 3),
            ["permittivitySigma"] = Math.Round(pick.PermittivitySigma, 3),
            ["depthM"] = Math.Round(pick.DepthM, 3),
            ["depthSigmaM"] = Math.Round(pick.DepthSigmaM, 3),
            ["semblance"] = Math.Round(pick.Semblance, 3),
            ["traces"] = pick.Picks,
        };
        if (isSimulated)
        {
            about["simulated"] = true;
        }

        return new()
        {
            ["type"] = "Feature",
            ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(Math.Round(lon > 180 ? lon - 360 : lon, 8), Math.Round(point.Latitude.Degrees, 8)) },
            ["properties"] = about,
        };
    }

    /// <summary>A PDS4 label for a SEG-Y file beside it: a table whose records are trace headers and echoes.</summary>
    public static byte[] Label(RadarProfile profile, string file, string id, string title, string start, string stop)
    {
        var (samples, traces) = (profile.Section.Samples, profile.Section.Traces);
        var record = SegYWriter.TraceHeaderBytes + (4 * samples);
        string Field(string name, int at, string type, int length, string unit, string words) =>
            $"      <Field_Binary><name>{name}</name><field_location unit=\"byte\">{at}</field_location><data_type>{type}</data_type><field_length unit=\"byte\">{length}</field_length>{(unit.Length > 0 ? $"<unit>{unit}</unit>" : "")}<description>{words}</description></Field_Binary>\n";
        var text = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1">
              <Identification_Area>
                <logical_identifier>urn:farside:radar:profile:{Xml(id.ToLowerInvariant())}</logical_identifier>
                <version_id>1.0</version_id>
                <title>{Xml(title)}</title>
                <information_model_version>1.12.0.0</information_model_version>
                <product_class>Product_Observational</product_class>
              </Identification_Area>
              <Observation_Area>
                <Time_Coordinates><start_date_time>{start}</start_date_time><stop_date_time>{stop}</stop_date_time></Time_Coordinates>
                <comment>{Xml(string.Join("; ", profile.Steps))}</comment>
              </Observation_Area>
              <File_Area_Observational>
                <File><file_name>{Xml(file)}</file_name></File>
                <Header><offset unit="byte">0</offset><object_length unit="byte">{SegYWriter.FileHeaderBytes}</object_length><parsing_standard_id>SEG-Y rev 1</parsing_standard_id></Header>
                <Table_Binary>
                  <offset unit="byte">{SegYWriter.FileHeaderBytes}</offset>
                  <records>{traces}</records>
                  <description>A record is a trace: SEG-Y trace header, then echoes from {profile.Section.FirstNs.ToString("0.######", CultureInfo.InvariantCulture)} ns on, {profile.Section.IntervalNs.ToString("0.########", CultureInfo.InvariantCulture)} ns apart.</description>
                  <Record_Binary>
                    <fields>6</fields>
                    <groups>1</groups>
                    <record_length unit="byte">{record}</record_length>
            {Field("TRACE", 1, "SignedMSB4", 4, "", "from 1")}{Field("UP", 41, "SignedMSB4", 4, "m / 10000", "of the ground from the lander's")}{Field("EAST", 81, "SignedMSB4", 4, "m / 10000", "from the lander")}{Field("NORTH", 85, "SignedMSB4", 4, "m / 10000", "from the lander")}{Field("MILLISECOND", 233, "SignedMSB4", 4, "ms", "of the second at bytes 157 to 166")}{Field("ALONG", 237, "IEEE754MSBSingle", 4, "m", "along the way")}      <Group_Field_Binary>
                      <repetitions>{samples}</repetitions><fields>1</fields><groups>0</groups><group_location unit="byte">{SegYWriter.TraceHeaderBytes + 1}</group_location><group_length unit="byte">{4 * samples}</group_length>
                      <Field_Binary><name>ECHO</name><field_location unit="byte">1</field_location><data_type>IEEE754MSBSingle</data_type><field_length unit="byte">4</field_length></Field_Binary>
                    </Group_Field_Binary>
                  </Record_Binary>
                </Table_Binary>
              </File_Area_Observational>
            </Product_Observational>

            """;
        return Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
    }

    static string Xml(string text) => SecurityElement.Escape(text);

    static string Degrees(double? rad) => rad is { } value ? (value * 180 / Math.PI).ToString("F3", CultureInfo.InvariantCulture) : "";
}
