using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Farside.Tests.Project;

/// <summary>The walls between the rooms, read from the compiled assemblies.</summary>
public sealed class RoomTests
{
    /// <summary>Who may refer to whom.</summary>
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Farside.Core"] = [],
        ["Farside.Formats"] = ["Farside.Core"],
        ["Farside.Processing"] = ["Farside.Core"],
        ["Farside.Archive"] = ["Farside.Core", "Farside.Formats"],
        ["Farside.Products"] = ["Farside.Core", "Farside.Archive", "Farside.Processing", "Farside.Formats"],
        ["Farside.Catalogue"] = ["Farside.Core", "Farside.Archive", "Farside.Formats"],
        ["Farside.Site"] = ["Farside.Core", "Farside.Archive", "Farside.Catalogue", "Farside.Formats"],
        ["Farside.Simulator"] = ["Farside.Core", "Farside.Archive", "Farside.Formats"],
    };

    static readonly string[] Forbidden =
        ["System.IO.", "System.Net.", "System.Console.", "System.DateTime.", "System.DateTimeOffset.",
        "System.Environment.", "System.Diagnostics.Process."];

    // What the compiler writes into every iterator.
    const string CompilersOwn = "System.Environment.get_CurrentManagedThreadId";

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_refers_only_to_the_rooms_before_it_on_the_road(string room)
    {
        using var assembly = Open(room);
        var metadata = assembly.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Where(name => name.StartsWith("Farside.", StringComparison.Ordinal));

        Assert.Empty(references.Except(Allowed[room]));
    }

    [Theory]
    [InlineData("Farside.Core")]
    [InlineData("Farside.Processing")]
    public void Where_things_are_defined_and_computed_no_file_clock_or_console_is_touched(string room)
    {
        using var assembly = Open(room);
        var metadata = assembly.GetMetadataReader();
        var touched = metadata.MemberReferences.Select(metadata.GetMemberReference).Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), Name: metadata.GetString(member.Name)))
            .Select(member => $"{metadata.GetString(member.Type.Namespace)}.{metadata.GetString(member.Type.Name)}.{member.Name}")
            .Where(name => Forbidden.Any(start => name.StartsWith(start, StringComparison.Ordinal)) && name != CompilersOwn);

        Assert.Empty(touched);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_library_writes_to_the_console(string room)
    {
        using var assembly = Open(room);
        var metadata = assembly.GetMetadataReader();

        Assert.DoesNotContain("Console", metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => metadata.GetString(type.Name)));
    }

    static PEReader Open(string room) => new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, room + ".dll")));
}
