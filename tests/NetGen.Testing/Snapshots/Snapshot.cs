using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NetGen.Testing.Snapshots;

/// <summary>
/// Holds what the generator emits against files that were reviewed. File names and contents are those of Verify.SourceGenerators:
/// <c>Snapshots/{Class}.{Method}#{hint without .cs}.verified.cs</c>, and <c>Snapshots/{Class}.{Method}.verified.txt</c> for diagnostics.
/// </summary>
public static partial class Snapshot
{
    /// <summary>The key of the assembly metadata that names a test project's directory.</summary>
    public const string DirectoryKey = "NetGen.Testing.ProjectDirectory";

    private const string Folder = "Snapshots";

    /// <summary>Verifies all files and diagnostics of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="file">The test's source file, which has the name of its class.</param>
    /// <param name="method">The test's method.</param>
    /// <exception cref="SnapshotException">A file differs, is missing or is one too many. What came is beside it as <c>.received.</c>.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Verify(GeneratorRun run, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(run);
        string directory = DirectoryOf(Assembly.GetCallingAssembly());

        // A deterministic build may have written a path of another system.
        string name = Path.GetFileNameWithoutExtension(file.Replace('\\', '/'));
        SnapshotFolder.Compare(directory, name + "." + method, Targets(run));
    }

    /// <summary>Fails if there is a verified file that no test of the assembly can own.</summary>
    /// <exception cref="SnapshotException">There is; the message names all.</exception>
    public static void AssertNoOrphans(Assembly tests)
    {
        ArgumentNullException.ThrowIfNull(tests);
        HashSet<string> owners = [.. tests
            .GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => type.Name + "." + method.Name))];
        SnapshotFolder.AssertNoOrphans(DirectoryOf(tests), owners);
    }

    private static Dictionary<string, string> Targets(GeneratorRun run)
    {
        Dictionary<string, string> targets = new(StringComparer.Ordinal);
        foreach (GeneratedSourceResult source in run.Sources)
        {
            string text = ToolVersion().Replace(source.SourceText.ToString(), "$1{version}$2");
            targets.Add(
                "#" + Path.GetFileNameWithoutExtension(source.HintName) + ".verified.cs", "//HintName: " + source.HintName + "\n" + text);
        }

        if (!run.Diagnostics.IsEmpty)
        {
            targets.Add(".verified.txt", DiagnosticText.Of(run.Diagnostics));
        }

        return targets;
    }

    private static string DirectoryOf(Assembly tests)
    {
        string? project = tests
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == DirectoryKey)?.Value;
        return Path.Combine(
            project ?? throw new InvalidOperationException($"{tests.GetName().Name} has no assembly metadata '{DirectoryKey}'."), Folder);
    }

    [GeneratedRegex("""(GeneratedCode(?:Attribute)?\("NetGen[^"]*", ")[^"]*("\))""", RegexOptions.CultureInvariant)]
    private static partial Regex ToolVersion();
}
