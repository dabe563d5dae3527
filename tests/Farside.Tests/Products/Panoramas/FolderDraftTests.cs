using Farside.Products.Panoramas;

namespace Farside.Tests.Products.Panoramas;

public sealed class FolderDraftTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_folder_appears_when_all_is_written_and_not_before()
    {
        using (var draft = new FolderDraft(_folder["new/out"]))
        {
            File.WriteAllText(Path.Combine(draft.Path, "a"), "1");
            Assert.False(Directory.Exists(_folder["new/out"]));
            draft.Commit();
        }

        Assert.Equal("1", File.ReadAllText(_folder["new/out/a"]));
        Assert.Equal([_folder["new/out"]], Directory.GetFileSystemEntries(_folder["new"]));
    }

    [Fact]
    public void In_a_folder_that_is_there_only_the_names_that_are_written_change()
    {
        Out(("a", "old"), ("mine", "kept"));

        using (var draft = new FolderDraft(_folder["out"]))
        {
            File.WriteAllText(Path.Combine(draft.Path, "a"), "new");
            File.WriteAllText(Path.Combine(draft.Path, "b"), "new");
            draft.Commit();
        }

        Assert.Equal(["a new", "b new", "mine kept"], Contents());
    }

    [Fact]
    public void What_is_given_up_leaves_everything_as_it_was()
    {
        Out(("a", "old"));

        using (var draft = new FolderDraft(_folder["out"]))
        {
            File.WriteAllText(Path.Combine(draft.Path, "a"), "new");
        }

        Assert.Equal(["a old"], Contents());
    }

    [Fact]
    public void A_file_that_cannot_take_its_place_sends_the_others_back()
    {
        Out(("a", "old"));
        Directory.CreateDirectory(_folder["out/b"]);

        using (var draft = new FolderDraft(_folder["out"]))
        {
            foreach (var name in new[] { "a", "b" })
            {
                File.WriteAllText(Path.Combine(draft.Path, name), "new");
            }

            Assert.ThrowsAny<IOException>(draft.Commit);
        }

        Assert.Equal("old", File.ReadAllText(_folder["out/a"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder["out"]).Length);
    }

    void Out(params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(_folder["out"]);
        foreach (var (name, text) in files)
        {
            File.WriteAllText(_folder[$"out/{name}"], text);
        }
    }

    string[] Contents() => [.. Directory.GetFileSystemEntries(_folder["out"]).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {File.ReadAllText(file)}")];
}
