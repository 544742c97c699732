using System;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Consumers;

[Collection(PackedFeedUsers.Name)]
public class TemplateTests(PackedFeed feed)
{
    [Fact]
    public void TheTemplateMakesAProgramThatTrainsSavesAndLoads()
    {
        string hive = feed.NewFolder("hive");
        Project project = new(feed.NewFolder("MyNet"));
        ChildProcess.DotNet(project.Folder, "new", "install", feed.Templates, "--debug:custom-hive", hive);
        ChildProcess.DotNet(project.Folder, "new", "netgen", "--debug:custom-hive", hive);
        Assert.True(File.Exists(Path.Combine(project.Folder, "MyNet.csproj")));

        string output = string.Join('\n', project.Build("build").Run());
        Assert.Contains("Total parameters: 131", output, StringComparison.Ordinal);
        Match accuracy = Regex.Match(output, @"^accuracy on 68 penguins it never saw: (.+)$", RegexOptions.Multiline);
        Assert.True(accuracy.Success, output);
        Assert.InRange(double.Parse(accuracy.Groups[1].Value, CultureInfo.InvariantCulture), 0.95, 1);
        Assert.Contains("saved, loaded, asked: Adelie", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(project.Folder, "penguins.safetensors")));
    }
}
