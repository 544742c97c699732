using Microsoft.CodeAnalysis.CSharp;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

public class ClassDiagnosticTests
{
    [Theory]
    [InlineData("[Network(4), Dense(3)] class [|Net|];", "'Net' must be partial: its other part is emitted")]
    [InlineData("namespace A { [Network(4)] [Dense(3)] sealed class [|@class|] { } }", "'class' must be partial: its other part is emitted")]
    public void NotPartial(string source, string message) => DiagnosticAssert.Reports("NG0001", message, source);

    [Theory]
    [InlineData("partial record [|Net|];", "record")]
    [InlineData("partial record class [|Net|];", "record")]
    [InlineData("partial struct [|Net|];", "struct")]
    [InlineData("partial record struct [|Net|];", "record struct")]
    [InlineData("partial interface [|Net|];", "interface")]
    public void NotAClass(string declaration, string kind) => DiagnosticAssert.Reports(
        "NG0002",
        $"'Net' is a {kind}; a network must be a plain class, because it owns its parameters and cannot be copied by value",
        "[Network(4), Dense(3)] " + declaration);

    [Theory]
    [InlineData("static partial class [|Net|];", "static")]
    [InlineData("abstract partial class [|Net|];", "abstract")]
    [InlineData("partial class [|Net|]; abstract partial class Net;", "abstract")]
    public void ForbiddenModifier(string declaration, string modifier) => DiagnosticAssert.Reports(
        "NG0003", $"'Net' must not be {modifier}: networks are instances of it", "[Network(4), Dense(3)] " + declaration);

    [Theory]
    [InlineData("[Network(4), Dense(3)] partial class [|Net|]<T>;", "Net<T>")]
    [InlineData("partial class Outer<T> { partial class Middle { [Network(4), Dense(3)] partial class [|Net|]; } }", "Outer<T>")]
    public void GenericType(string source, string generic) => DiagnosticAssert.Reports(
        "NG0004", $"'Net' cannot be a network, because '{generic}' is generic", source);

    [Theory]
    [InlineData("class [|Outer|] { [Network(4), Dense(3)] partial class Net; }", "Outer")]
    [InlineData("partial class A { struct [|B|] { partial interface C { [Network(4), Dense(3)] partial class Net; } } }", "B")]
    public void OuterTypeNotPartial(string source, string outer) => DiagnosticAssert.Reports(
        "NG0005", $"'{outer}' must be partial, because the network 'Net' is inside it", source);

    [Theory]
    [InlineData("[Network(4), Dense(3)] file partial class [|Net|];", "Net")]
    [InlineData("file partial class Outer { [Network(4), Dense(3)] partial class [|Net|]; }", "Outer")]
    public void FileLocalType(string source, string local) => DiagnosticAssert.Reports(
        "NG0006",
        $"'Net' cannot be a network, because '{local}' is file-local and the other part of 'Net' is emitted into another file",
        source);

    [Fact]
    public void DerivesFromNetwork()
    {
        GeneratorRun run = GeneratorRunner.Run(
            "using NetGen; [Network(4), Dense(3)] partial class First; class Second : First; [Network(4), Dense(3)] partial class Third : Second;");
        Assert.Equal(
            "Source0.cs(1,118): error NG0007: 'Third' derives from 'First', which is a network itself: its members would hide each other",
            Assert.Single(run.Diagnostics).ToString());
        Assert.Equal("First.g.cs", Assert.Single(run.Sources).HintName);
    }

    [Theory]
    [InlineData("class Base(int x) { public int X => x; }")]
    [InlineData("class Base { private Base() { } public Base(int x) { } }")]
    [InlineData("class Base { protected Base(int x = 0) { } protected Base(string y = \"\") { } }")]
    public void NoBaseConstructor(string parent) => DiagnosticAssert.Reports(
        "NG0008",
        "'Base', the base class of the network 'Net', has no accessible constructor without parameters for the emitted constructor to call",
        parent + " [Network(4), Dense(3)] partial class [|Net|] : Base;");

    [Theory]
    [InlineData("[|Net|]() { }")]
    [InlineData("private [|Net|](int x) : base() { }")]
    [InlineData("public [|Net|](string text) { } public Net(int x) : this(1UL) { } public [|Net|](long x) => _ = x;")]
    public void UnchainedConstructor(string members) => DiagnosticAssert.Reports(
        "NG0009",
        "This constructor of 'Net' must start with ': this(seed)', because only the emitted constructor 'Net(ulong seed)' initialises the parameters",
        "[Network(4), Dense(3)] partial class Net { " + members + " }");

    [Theory]
    [InlineData("required public int [|Size|];", "Size")]
    [InlineData("public required string [|Title|] { get; set; }", "Title")]
    public void RequiredMember(string member, string name) => DiagnosticAssert.Reports(
        "NG0012",
        $"'{name}' must not be required: the emitted members that create a 'Net' could not set it",
        "[Network(4), Dense(3)] public partial class Net { " + member + " }");

    [Fact]
    public void RequiredMemberOfBase() => DiagnosticAssert.Reports(
        "NG0012",
        "'Title' must not be required: the emitted members that create a 'Net' could not set it",
        "class Base { public required string Title { get; set; } } [Network(4), Dense(3)] partial class [|Net|] : Base;");

    [Fact]
    public void LanguageVersionTooOld() => DiagnosticAssert.Reports(
        "NG0029",
        "The code emitted for 'Net' needs C# 12.0 or later; this project uses C# 11.0",
        "[Network(4)] [Dense(3)] partial class [|Net|] { }",
        new RunOptions { LanguageVersion = LanguageVersion.CSharp11 });

    [Theory]
    [InlineData("[Network(4), Dense(3)] partial class Net { }")]
    [InlineData("using L = NetGen.DenseAttribute; [NetGen.NetworkAttribute(4)] [L(3)] [type: global::NetGen.Dense(3)] partial class Net;")]
    [InlineData("namespace A.@class; partial record @struct { partial interface I { [Network(4), Dense(3)] private partial class @namespace; } }")]
    [InlineData("[Network(4), Dense(3)] partial class Net : Base { } class Base { protected Base(int x = 0) { } }")]
    [InlineData("[Network(4), Dense(3)] partial class Net : System.Collections.Generic.List<int>, System.IDisposable { public void Dispose() { } }")]
    [InlineData("[Network(4), Dense(3)] partial class Net { static Net() { } }")]
    [InlineData("sealed partial class Net; [Network(4)] [Dense(3)] partial class Net; [System.Serializable] partial class Net { }")]
    [InlineData("namespace Réseau.网络 { partial struct Ünï { [Network(4), Dense(3)] partial class Ωmega; } }")]
    public void Accepted(string source) => DiagnosticAssert.IsAccepted(source);
}
