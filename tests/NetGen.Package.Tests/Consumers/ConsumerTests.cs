using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NetGen.Conformance.Tests.Generated;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Consumers;

/// <summary>Projects as users have them, which know nothing of this repository: restored, built without a warning and run.</summary>
[Collection(PackedFeedUsers.Name)]
public class ConsumerTests(PackedFeed feed)
{
    private const string Declaration = """
        [NetGen.Network(2)]
        [NetGen.Dense(8, NetGen.Activation.Tanh)]
        [NetGen.Dense(1, NetGen.Activation.Sigmoid)]
        [NetGen.Training(NetGen.Loss.BinaryCrossEntropy, NetGen.Optimizer.Adam, LearningRate = 0.05)]
        """;

    // Learns to tell whether two inputs differ, and says whether it does.
    private const string Exclusive = """
            float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
            float[] targets = [0, 1, 1, 0];
            for (int step = 0; step < 500; step++)
            {
                network.TrainStep(inputs, targets);
            }

            float[] outputs = new float[4];
            network.PredictBatch(inputs, outputs);
        """;

    [Fact]
    public void TheReadmeIsAProgram()
    {
        Project project = new(feed.NewFolder("Readme"));
        ChildProcess.DotNet(project.Folder, "new", "console", "--no-restore");
        ChildProcess.DotNet(project.Folder, "add", "package", "NetGen", "--version", feed.Version);
        string[] output = project
            .Write("PenguinNet.cs", ReadmeProgram.Declaration)
            .Write("Program.cs", ReadmeProgram.Statements)
            .Build("build")
            .Run();
        Assert.Equal(["epochs 100", "accuracy above 0.9: True", "class 0 above 0.9: True", "same bits: True"], output);
    }

    [Fact]
    public void ALibraryHasNetworksAndSoDoesWhoRefersToItAlone()
    {
        Project.Create(feed, "Library", "<TargetFrameworks>net9.0;net10.0</TargetFrameworks><GenerateDocumentationFile>true</GenerateDocumentationFile>")
            .Write("Exclusive.cs", $$"""
                namespace Library;

                /// <summary>Whether two inputs differ.</summary>
                {{Declaration}}
                public sealed partial class Exclusive
                {
                    /// <summary>Learns it.</summary>
                    public static float[] Learn()
                    {
                        Exclusive network = new();
                    {{Exclusive}}
                        return outputs;
                    }
                }
                """)
            .Build("build");
        Project program = Project.Create(
            feed,
            "Program",
            """
            <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
            <NetGenVectorWidth>128</NetGenVectorWidth><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
            """,
            """<ProjectReference Include="../Library/Library.csproj" />""");
        string[] output = program
            .Write("Program.cs", $$"""
                using System;

                Own network = new();
                {{Exclusive}}
                foreach (float output in outputs)
                {
                    Console.WriteLine(MathF.Round(output));
                }

                foreach (float output in Library.Exclusive.Learn())
                {
                    Console.WriteLine(MathF.Round(output));
                }

                {{Declaration}}
                internal sealed partial class Own;
                """)
            .Build("build")
            .Run();
        Assert.Equal(["0", "1", "1", "0", "0", "1", "1", "0"], output);

        // What the project says of the width of vectors reaches the generator through a project that says nothing.
        string emitted = File.ReadAllText(Directory.EnumerateFiles(program.Folder, "Own.g.cs", SearchOption.AllDirectories).Single());
        Assert.Contains("Vector128<float>", emitted, StringComparison.Ordinal);
        Assert.DoesNotContain("Vector256<float>", emitted, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingOffendsAStrictProject()
    {
        string[] output = Project.Create(
                feed,
                "Strict",
                """
                <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisMode>All</AnalysisMode><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild><WarningLevel>9999</WarningLevel>
                <IsAotCompatible>true</IsAotCompatible><CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
                <GenerateDocumentationFile>true</GenerateDocumentationFile><LangVersion>12.0</LangVersion>
                """)
            .Write("Program.cs", $$"""
                using System;
                using System.Globalization;

                namespace Strict;

                {{Declaration}}
                internal sealed partial class Exclusive;

                internal static class Program
                {
                    private static void Main()
                    {
                        Exclusive network = new();
                    {{Exclusive}}
                        foreach (float output in outputs)
                        {
                            Console.WriteLine(MathF.Round(output).ToString(CultureInfo.InvariantCulture));
                        }
                    }
                }
                """)
            .Build("build")
            .Run();
        Assert.Equal(["0", "1", "1", "0"], output);
    }

    [NativeAotFact]
    public void ANativeProgramLearns()
    {
        string instructions = RuntimeInformation.OSArchitecture == Architecture.X64
            ? "<IlcInstructionSet>avx2,bmi,bmi2,lzcnt,movbe,popcnt,fma</IlcInstructionSet>"
            : "";
        Project project = Project.Create(
            feed,
            "Native",
            $"""
            <OutputType>Exe</OutputType><TargetFramework>net9.0</TargetFramework><PublishAot>true</PublishAot>
            <InvariantGlobalization>true</InvariantGlobalization><TrimmerSingleWarn>false</TrimmerSingleWarn>{instructions}
            """);
        project
            .Write("Program.cs", $$"""
                using System;
                using System.Runtime.CompilerServices;

                Exclusive network = new();
                {{Exclusive}}
                Console.WriteLine(RuntimeFeature.IsDynamicCodeCompiled ? "JIT" : "native");
                foreach (float output in outputs)
                {
                    Console.WriteLine(MathF.Round(output));
                }

                {{Declaration}}
                internal sealed partial class Exclusive;
                """)
            .Build("publish", "--use-current-runtime", "--output", "published");
        string program = Path.Combine(project.Folder, "published", OperatingSystem.IsWindows() ? "Native.exe" : "Native");
        Assert.Equal(["native", "0", "1", "1", "0"], Project.Lines(ChildProcess.Run(project.Folder, program).Succeeded()));
    }
}
