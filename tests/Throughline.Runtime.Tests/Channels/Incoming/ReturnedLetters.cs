using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Incoming;

/// <summary>Letters as they come back, in the shapes of the programs that write them. What stands in « » is put in by the test.</summary>
internal static class ReturnedLetters
{
    public static string MessageId { get; } = Letters.Signed.Token(LinkKind.Message, Letters.PersonId, Letters.DeliveryId) + "@example.org";

    private static string Returned { get; } = $"""
        Message-ID: <{MessageId}>
        From: Jill <jill@example.org>
        To: anna@example.com
        Subject: Your 5 steps
        """;

    /// <param name="recipientFields">Of the group for the recipient.</param>
    public static string Postfix(string recipientFields, string subject = "Undelivered Mail Returned to Sender") => $"""
        Return-Path: <>
        From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
        To: jill@example.org
        Subject: {subject}
        Auto-Submitted: auto-replied
        Message-Id: <20260302.B1@mail.example.org>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="B1"

        --B1
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mail.example.org.
        I'm sorry to have to inform you that your message could not be delivered.

        --B1
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.org
        X-Postfix-Queue-ID: B1
        Arrival-Date: Mon,  2 Mar 2026 10:00:00 +0000 (UTC)

        Final-Recipient: rfc822; anna@example.com
        {recipientFields}

        --B1
        Content-Description: Undelivered Message Headers
        Content-Type: text/rfc822-headers

        {Returned}

        --B1--
        """;

    /// <summary>Returns the whole message, and says little else.</summary>
    public static string Exchange { get; } = $"""
        Return-Path: <>
        From: postmaster@example.com
        To: jill@example.org
        Subject: Undeliverable: Your 5 steps
        Message-ID: <x1@PROD.OUTLOOK.COM>
        In-Reply-To: <{MessageId}>
        X-MS-Exchange-Message-Is-Ndr:
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="E1"

        --E1
        Content-Type: multipart/alternative; boundary="E2"

        --E2
        Content-Type: text/html; charset=utf-8

        <p>Your message to anna@example.com couldn't be delivered.</p>

        --E2--
        --E1
        Content-Type: message/delivery-status

        Reporting-MTA: dns;AM0PR01.outlook.com
        Received-From-MTA: dns;mail.example.org

        Final-Recipient: rfc822;anna@example.com
        Action: failed
        Status: 5.1.10
        Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@example.com not found by SMTP address lookup
        X-Display-Name: Anna

        --E1
        Content-Type: message/rfc822

        {Returned}
        Content-Type: text/plain

        Hello

        --E1--
        """;

    public static string Gmail { get; } = $"""
        Return-Path: <>
        From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
        To: jill@example.org
        Auto-Submitted: auto-replied
        Subject: Delivery Status Notification (Failure)
        References: <{MessageId}>
        In-Reply-To: <{MessageId}>
        Message-ID: <g1@mx.google.com>
        MIME-Version: 1.0
        Content-Type: multipart/report; boundary="G1"; report-type=delivery-status

        --G1
        Content-Type: text/plain; charset="UTF-8"

        ** Address not found **

        --G1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; googlemail.com
        Arrival-Date: Mon, 02 Mar 2026 02:00:00 -0800 (PST)

        Final-Recipient: rfc822; anna@gmail.com
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; gmail-smtp-in.l.google.com. (142.250.1.1, the server for the domain gmail.com.)
        Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
         550-5.1.1 double-checking the recipient's email address for typos or
         550 5.1.1 unnecessary spaces. - gsmtp
        Last-Attempt-Date: Mon, 02 Mar 2026 02:00:01 -0800 (PST)

        --G1--
        """;

    /// <summary>Exim writes to people, and names the recipient in a header of its own.</summary>
    public static string Exim(string words) => $"""
        Return-Path: <>
        X-Failed-Recipients: anna@example.com
        Auto-Submitted: auto-replied
        From: Mail Delivery System <Mailer-Daemon@mx.example.org>
        To: jill@example.org
        Subject: Mail delivery failed: returning message to sender
        Message-Id: <E1@mx.example.org>

        This message was created automatically by mail delivery software.

          anna@example.com
            {words}

        ------ This is a copy of your message, including all the headers. ------

        {Returned}
        """;

    /// <summary>qmail, with nothing a program could read but its words.</summary>
    public static string Qmail { get; } = $"""
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.org
        To: jill@example.org
        Subject: failure notice
        Message-Id: <q1@mx.example.org>

        Hi. This is the qmail-send program at mx.example.org.
        I'm afraid I wasn't able to deliver your message to the following addresses.

        <anna@example.com>:
        192.0.2.7 does not like recipient.
        Remote host said: 550 sorry, no mailbox here by that name (#5.1.1)

        --- Below this line is a copy of the message.

        {Returned}
        """;

    /// <summary>RFC 5965.</summary>
    public static string Complaint(string type) => $"""
        From: feedback@isp.example
        To: jill@example.org
        Subject: FW: Your 5 steps
        Message-ID: <arf1@isp.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="A1"

        --A1
        Content-Type: text/plain

        This is an email abuse report for an email message received from 192.0.2.1.

        --A1
        Content-Type: message/feedback-report

        Feedback-Type: {type}
        User-Agent: SomeGenerator/1.0
        Version: 1

        --A1
        Content-Type: message/rfc822

        {Returned}

        Hello

        --A1--
        """;

    /// <param name="head">Further headers, each with its line end.</param>
    public static string Reply(string body, string head = "", string subject = "Re: Your 5 steps", string type = "text/plain") => $"""
        From: Anna Berg <anna@example.com>
        To: jill@example.org
        Subject: {subject}
        Message-ID: <r1@example.com>
        In-Reply-To: <{MessageId}>
        References: <{MessageId}>
        {head}MIME-Version: 1.0
        Content-Type: {type}; charset=utf-8

        {body}
        """;

    /// <summary>Nothing in it answers anything.</summary>
    public static string Stranger(string subject, string body, string to = "jill@example.org", string head = "") => $"""
        From: Anna Berg <anna@example.com>
        To: {to}
        Subject: {subject}
        Message-ID: <s1@example.com>
        {head}Content-Type: text/plain; charset=utf-8

        {body}
        """;
}
